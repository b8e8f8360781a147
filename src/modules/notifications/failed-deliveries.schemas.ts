import { z } from 'zod'
import { timestamp } from '#platform/http/fields.ts'

/** A job that used up its attempts. Its id is the delivery's, so that the notifications list shows the same one. */
export const FailedJobResource = z
  .object({
    id: z.int(),
    queue: z.string(),
    event: z.string(),
    user_id: z.int(),
    recipient: z.string(),
    attempts: z.int(),
    failure: z.string().nullable(),
    last_error: z.string().nullable(),
    created_at: timestamp,
    failed_at: timestamp.nullable(),
  })
  .meta({ id: 'FailedJob' })
export type FailedJobResource = z.infer<typeof FailedJobResource>
