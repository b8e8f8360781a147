import { z } from 'zod'
import { EmailAddress, NewPassword } from '#modules/accounts/index.ts'
import { text } from '#platform/http/fields.ts'

const token = text({ min: 1, max: 255 })

export const VerifyEmailRequest = z.strictObject({ token })

export const ForgotPasswordRequest = z.strictObject({ email: EmailAddress })

export const ResetPasswordRequest = z.strictObject({ token, password: NewPassword })
export type ResetPasswordRequest = z.infer<typeof ResetPasswordRequest>
