import { z } from 'zod'
import { timestamp } from '#platform/http/fields.ts'

/** When a token ends. */
export const ExpiresAt = z.iso
  .datetime({ offset: true, error: 'The :field field must be a time in ISO 8601, such as 2030-01-31T12:00:00Z.' })
  .transform((value) => new Date(value))
  .refine((value) => value.getTime() > Date.now(), 'The :field field must lie in the future.')

export const TokenResource = z
  .object({
    id: z.int(),
    name: z.string(),
    abilities: z.array(z.string()),
    last_used_at: timestamp.nullable(),
    last_used_ip: z.string().nullable(),
    last_used_user_agent: z.string().nullable(),
    expires_at: timestamp.nullable(),
    created_at: timestamp,
    /** The token of this request. */
    current: z.boolean(),
  })
  .meta({ id: 'Token' })
export type TokenResource = z.infer<typeof TokenResource>
