import { Failure, validationFailed } from '#platform/http/failure.ts'

export const emailTaken = () =>
  validationFailed({ email: ['The email field names an address that is already registered.'] })

export const invalidCredentials = () =>
  new Failure(401, 'invalid_credentials', 'The e-mail address or the password is wrong.')
