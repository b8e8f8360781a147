import { z } from 'zod'
import { timestamp } from '#platform/http/fields.ts'

export const deliveryStatuses = ['pending', 'sent', 'failed', 'dropped'] as const

export const NotificationResource = z
  .object({
    id: z.int(),
    user_id: z.int(),
    event: z.string(),
    /** The order that it is about; null for a mail about the account. */
    order_id: z.int().nullable(),
    order_number: z.int().nullable(),
    channel: z.string(),
    recipient: z.string(),
    status: z.enum(deliveryStatuses),
    attempts: z.int(),
    /** When it is tried again after an attempt that failed; null when it is not, or when that is due. */
    next_attempt_at: timestamp.nullable(),
    failure: z.string().nullable(),
    last_error: z.string().nullable(),
    message_id: z.string().nullable(),
    created_at: timestamp,
    sent_at: timestamp.nullable(),
  })
  .meta({ id: 'Notification' })
export type NotificationResource = z.infer<typeof NotificationResource>

/** An attempt that came to nothing. Those that are missing in between ended with their worker, which wrote nothing down. */
export const FailedAttemptResource = z
  .object({ attempt: z.int(), at: timestamp, failure: z.string(), error: z.string() })
  .meta({ id: 'FailedAttempt' })

export const NotificationStoryResource = NotificationResource.extend({
  /** Oldest first, at most the last twelve. */
  failed_attempts: z.array(FailedAttemptResource),
}).meta({ id: 'NotificationStory' })
export type NotificationStoryResource = z.infer<typeof NotificationStoryResource>

export const PreferencesResource = z.object({ order_status_mails: z.boolean() }).meta({ id: 'Preferences' })
export type PreferencesResource = z.infer<typeof PreferencesResource>

export const ChangePreferencesRequest = z
  .strictObject({ order_status_mails: z.boolean() })
  .meta({ id: 'ChangePreferencesRequest' })
