import { conflict, notFound, validationFailed } from '#platform/http/failure.ts'

export const buyerNotFound = () => notFound('There is no such buyer.')

export const mailedTokenRefused = () => validationFailed({ token: ['The token field is not valid (any more).'] })

export const emailTaken = () => validationFailed({ email: ['The address has an account of its own in this shop.'] })

export const alreadyVerified = () => conflict('This address is verified already.')

export const presentPasswordRequired = () =>
  validationFailed({
    current_password: ['The current_password field is required to change the address or the password.'],
  })

export const buyerIsErased = () => conflict('The buyer was erased: nothing more is kept of them.')
