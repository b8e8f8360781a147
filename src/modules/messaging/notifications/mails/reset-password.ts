import { tokenMail } from './token-mail.ts'

export const resetPasswordMail = tokenMail({
  subject: 'Reset your password',
  heading: 'Choose a new password',
  request: 'Somebody, you perhaps, asked for a new password for this account. To choose one, send within an hour:',
  path: '/password/reset',
  fields: { password: 'your new password' },
  otherwise: 'If you did not ask, ignore this mail: your password stays as it is.',
})
