import { mailedTokenEvents } from '#modules/identity/mailed-tokens/index.ts'
import type { DeclaredEvent } from './declare-event.ts'
import { tokenMail } from './mail/token-mail.ts'

const mail = tokenMail({
  subject: 'Reset your password',
  heading: 'Choose a new password',
  request:
    'Somebody, you perhaps, asked for a new password for this account. To choose one, open this page within an hour:',
  page: 'new-password',
  otherwise: 'If you did not ask, ignore this mail: your password stays as it is.',
})

export const resetPassword: DeclaredEvent = { event: mailedTokenEvents['password-reset'], mail }
