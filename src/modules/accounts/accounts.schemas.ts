import { z } from 'zod'
import { Abilities } from '#modules/access/index.ts'
import { ExpiresAt } from '#modules/tokens/index.ts'
import { text, trimmedText } from '#platform/http/fields.ts'
import { isCommonPassword } from './common-passwords.ts'

const email = z
  .string()
  .trim()
  .pipe(z.email())
  .pipe(text({ max: 255 }))

/** NIST SP 800-63B: long enough and not among the commonest; no rules about what it is made of. */
const NewPassword = text({ min: 8, max: 256 }).refine((password) => !isCommonPassword(password), {
  error: 'The :field field is one of the most common passwords. Choose another one.',
})

export const RegisterRequest = z.strictObject({
  name: trimmedText({ min: 1, max: 255 }),
  email,
  password: NewPassword,
})
export type RegisterRequest = z.infer<typeof RegisterRequest>

/** No rules for what was once accepted: a wrong password is a wrong password, however short. */
export const LoginRequest = z.strictObject({
  email: text({ min: 1, max: 255 }),
  password: text({ min: 1, max: 4096 }),
  device_name: trimmedText({ min: 1, max: 255 }).default('api'),
  abilities: Abilities.default(['*']),
  expires_at: ExpiresAt.optional(),
})
export type LoginRequest = z.infer<typeof LoginRequest>

export const UserResource = z.object({
  id: z.int(),
  name: z.string(),
  email: z.string(),
  roles: z.array(z.string()),
  created_at: z.string(),
})
export type UserResource = z.infer<typeof UserResource>

export const SignedInResource = z.object({ user: UserResource, token: z.string() })
export type SignedInResource = z.infer<typeof SignedInResource>

export const ProfileResource = z.object({
  id: z.int(),
  name: z.string(),
  email: z.string(),
  roles: z.array(z.string()),
  permissions: z.array(z.string()),
})
