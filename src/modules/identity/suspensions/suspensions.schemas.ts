import { z } from 'zod'
import { timestamp, trimmedText } from '#platform/http/fields.ts'

export const SuspendUserRequest = z
  .strictObject({
    reason: trimmedText({ min: 1, max: 1_000 }).nullable().default(null),
  })
  .meta({ id: 'SuspendUserRequest' })
export type SuspendUserRequest = z.infer<typeof SuspendUserRequest>

export const SuspensionResource = z
  .object({
    user_id: z.int(),
    reason: z.string().nullable(),
    suspended_at: timestamp,
  })
  .meta({ id: 'Suspension' })
export type SuspensionResource = z.infer<typeof SuspensionResource>
