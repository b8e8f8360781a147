import { Failure, validationFailed } from '#platform/http/failure.ts'

export const emailTaken = () =>
  validationFailed({ email: ['The email field names an address that is already registered.'] })

export const invalidCredentials = () =>
  new Failure(401, 'invalid_credentials', 'The e-mail address or the password is wrong.')

/** Said only to who knows the password: to everybody else the account looks like any other. */
export const accountSuspended = () => new Failure(401, 'account_suspended', 'This account is suspended.')

export const currentPasswordRequired = () =>
  validationFailed({ current_password: ['The current_password field is required to change the address.'] })

export const wrongCurrentPassword = () =>
  validationFailed({ current_password: ['The current_password field is not your present password.'] })
