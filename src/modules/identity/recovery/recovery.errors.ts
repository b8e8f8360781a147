import { conflict, validationFailed } from '#platform/http/failure.ts'

export const mailedTokenRefused = () =>
  validationFailed({ token: ['The token field holds no token that is valid: it may be used or out of date.'] })

export const alreadyVerified = () => conflict('Your e-mail address is verified already.')
