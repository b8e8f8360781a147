import { z } from 'zod'
import { Abilities } from '#modules/identity/access/index.ts'
import { ExpiresAt } from '#modules/identity/tokens/index.ts'
import { text, timestamp, trimmedText } from '#platform/http/fields.ts'
import { mailAddress } from '#platform/mail/mail-address.ts'
import { isCommonPassword } from './common-passwords.ts'

const name = trimmedText({ min: 1, max: 255 })

/** NIST SP 800-63B: long enough and not among the commonest; no rules about what it is made of. */
export const NewPassword = text({ min: 8, max: 256 }).refine((password) => !isCommonPassword(password), {
  error: 'The :field field is one of the most common passwords. Choose another one.',
})

/** No rules for what was once accepted: a wrong password is a wrong password, however short. */
export const presentPassword = text({ min: 1, max: 4096 })

export const RegisterRequest = z
  .strictObject({ name, email: mailAddress, password: NewPassword })
  .meta({ id: 'RegisterRequest' })
export type RegisterRequest = z.infer<typeof RegisterRequest>

export const LoginRequest = z
  .strictObject({
    email: text({ min: 1, max: 255 }),
    password: presentPassword,
    device_name: trimmedText({ min: 1, max: 255 }).default('api'),
    abilities: Abilities.default(['*']),
    expires_at: ExpiresAt.optional(),
  })
  .meta({ id: 'LoginRequest' })
export type LoginRequest = z.infer<typeof LoginRequest>

export const UpdateProfileRequest = z
  .strictObject({
    name: name.optional(),
    email: mailAddress.optional(),
    /** Asked for when the address changes: whoever reads its mail can take the account. */
    current_password: presentPassword.optional(),
  })
  .refine((changes) => changes.name !== undefined || changes.email !== undefined, {
    error: 'At least one of name and email is required.',
  })
  .meta({ id: 'UpdateProfileRequest' })
export type UpdateProfileRequest = z.infer<typeof UpdateProfileRequest>

export const ChangePasswordRequest = z
  .strictObject({ current_password: presentPassword, password: NewPassword })
  .meta({ id: 'ChangePasswordRequest' })
export type ChangePasswordRequest = z.infer<typeof ChangePasswordRequest>

export const UserResource = z
  .object({
    id: z.int(),
    name: z.string(),
    email: z.string(),
    roles: z.array(z.string()),
    created_at: timestamp,
  })
  .meta({ id: 'User' })
export type UserResource = z.infer<typeof UserResource>

export const SignedInResource = z.object({ user: UserResource, token: z.string() }).meta({ id: 'SignedIn' })
export type SignedInResource = z.infer<typeof SignedInResource>

export const ProfileResource = z
  .object({
    id: z.int(),
    name: z.string(),
    email: z.string(),
    roles: z.array(z.string()),
    /** In the shop that this request opens. */
    permissions: z.array(z.string()),
    shop_id: z.int(),
    /** In which the days of that shop begin. */
    time_zone: z.string(),
    email_verified_at: timestamp.nullable(),
  })
  .meta({ id: 'Profile' })
export type ProfileResource = z.infer<typeof ProfileResource>
