import { z } from 'zod'
import { time, timestamp } from '#platform/http/fields.ts'

/** When a token ends. */
export const ExpiresAt = time.refine(
  (value) => value.getTime() > Date.now(),
  'The :field field must lie in the future.',
)

export const TokenResource = z
  .object({
    id: z.int(),
    name: z.string(),
    abilities: z.array(z.string()),
    /** The one shop that the token opens; null where each request may choose. */
    shop_id: z.int().nullable(),
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
