import { z } from 'zod'
import { NewPassword } from '#modules/identity/accounts/index.ts'
import { text } from '#platform/http/fields.ts'
import { mailAddress } from '#platform/mail/mail-address.ts'

const token = text({ min: 1, max: 255 })

export const VerifyEmailRequest = z.strictObject({ token }).meta({ id: 'VerifyEmailRequest' })

export const ForgotPasswordRequest = z.strictObject({ email: mailAddress }).meta({ id: 'ForgotPasswordRequest' })

export const ResetPasswordRequest = z
  .strictObject({ token, password: NewPassword })
  .meta({ id: 'ResetPasswordRequest' })
export type ResetPasswordRequest = z.infer<typeof ResetPasswordRequest>
