import { mailedTokenEvents } from '#modules/identity/mailed-tokens/index.ts'
import type { DeclaredEvent } from './declare-event.ts'
import { tokenMail } from './mail/token-mail.ts'

const mail = tokenMail({
  subject: 'Verify your e-mail address',
  heading: 'Is this your e-mail address?',
  request: 'An account was given this address. To say that it is yours, open this page within 24 hours:',
  page: 'verify-address',
  otherwise: 'If the account is not yours, ignore this mail.',
})

export const verifyEmail: DeclaredEvent = { event: mailedTokenEvents['email-verification'], mail }
