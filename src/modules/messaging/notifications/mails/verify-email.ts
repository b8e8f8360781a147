import { tokenMail } from './token-mail.ts'

export const verifyEmailMail = tokenMail({
  subject: 'Verify your e-mail address',
  heading: 'Is this your e-mail address?',
  request: 'An account was given this address. To say that it is yours, send within 24 hours:',
  path: '/email/verification/confirm',
  otherwise: 'If the account is not yours, ignore this mail.',
})
