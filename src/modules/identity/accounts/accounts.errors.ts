import { Failure, validationFailed } from '#platform/http/failure.ts'
import type { FailureKind } from '#platform/http/failure-kinds.ts'

/** What signing in may be answered with. */
export const signInRefusals: FailureKind[] = [
  { status: 401, code: 'invalid_credentials', when: 'The e-mail address or the password is wrong.' },
  { status: 401, code: 'account_suspended', when: 'The password is right, but the account is suspended.' },
]

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
