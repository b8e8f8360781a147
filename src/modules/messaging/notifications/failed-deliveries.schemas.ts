import { z } from 'zod'
import { queryId, text, timestamp } from '#platform/http/fields.ts'
import { FailedAttemptResource } from './notifications.schemas.ts'
import { deliveryFailures } from './record-outcome.ts'

/** Which of the failed jobs are meant; all of them when nothing is said. */
export const ChooseFailedJobsQuery = z.strictObject({
  failure: z.enum(deliveryFailures).optional(),
  event: text({ min: 1, max: 100 }).optional(),
  user_id: queryId.optional(),
})
export type ChooseFailedJobsQuery = z.infer<typeof ChooseFailedJobsQuery>

/** A job that used up its attempts. Its id is the delivery's, so that the notifications list shows the same one. */
export const FailedJobResource = z
  .object({
    id: z.int(),
    queue: z.string(),
    event: z.string(),
    /** The order that it was about; null for a mail about the account. */
    order_id: z.int().nullable(),
    order_number: z.int().nullable(),
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

export const FailedJobStoryResource = FailedJobResource.extend({
  /** Oldest first, at most the last twelve. */
  failed_attempts: z.array(FailedAttemptResource),
}).meta({ id: 'FailedJobStory' })
export type FailedJobStoryResource = z.infer<typeof FailedJobStoryResource>
