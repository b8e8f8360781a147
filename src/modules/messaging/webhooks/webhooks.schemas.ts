import { z } from 'zod'
import { loggedEvents } from '#modules/messaging/declared-events/index.ts'
import { id, pathId, text, time, timestamp } from '#platform/http/fields.ts'
import { isPattern } from './event-patterns.ts'

export const endpointStates = ['active', 'paused'] as const
export const deliveryStates = ['pending', 'delivered', 'failed'] as const

const url = text({ min: 1, max: 2_000 }).meta({ format: 'uri', examples: ['https://example.com/hooks/souk'] })

const pattern = z
  .string()
  .refine(isPattern, {
    error: `The :field field must be *, a pattern such as order.*, or one of: ${loggedEvents.join(', ')}.`,
  })
  .meta({ examples: ['order.*'] })

/** Names of events, or patterns: `order.*` is all whose name begins with `order.`, `*` is everything. */
const events = z
  .array(pattern)
  .min(1)
  .max(50)
  .transform((named) => [...new Set(named)])

export const CreateEndpointRequest = z
  .strictObject({ url, events: events.default(['*']), user_id: id.optional() })
  .meta({ id: 'CreateWebhookEndpointRequest' })
export type CreateEndpointRequest = z.infer<typeof CreateEndpointRequest>

export const UpdateEndpointRequest = z
  .strictObject({ url, events, state: z.enum(endpointStates) })
  .partial()
  .refine((changes) => Object.keys(changes).length > 0, { error: 'At least one field is required.' })
  .meta({ id: 'UpdateWebhookEndpointRequest' })
export type UpdateEndpointRequest = z.infer<typeof UpdateEndpointRequest>

export const EndpointResource = z
  .object({
    id: z.int(),
    user_id: z.int(),
    url: z.string(),
    events: z.array(z.string()),
    state: z.enum(endpointStates),
    /** Since when each attempt has failed; after three days the endpoint is paused. */
    failing_since: timestamp.nullable(),
    /** Until then the secret before the present one signs, too. */
    previous_secret_ends_at: timestamp.nullable(),
    created_at: timestamp,
    updated_at: timestamp,
  })
  .meta({ id: 'WebhookEndpoint' })
export type EndpointResource = z.infer<typeof EndpointResource>

/** The one answer that shows the signing secret. */
export const NewSecretResource = EndpointResource.extend({
  secret: z.string().meta({ pattern: '^whsec_', examples: ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'] }),
}).meta({ id: 'WebhookEndpointWithSecret' })
export type NewSecretResource = z.infer<typeof NewSecretResource>

export const DeliveryResource = z
  .object({
    id: z.int(),
    user_id: z.int(),
    endpoint_id: z.int(),
    /** The same at each attempt, and when the event is sent again: receivers know by it what they have had. */
    webhook_id: z.string(),
    event: z.string(),
    /** The event's number in the log; a test has none. */
    sequence: z.int().nullable(),
    state: z.enum(deliveryStates),
    attempts: z.int(),
    /** What was sent, and what the last attempt was answered: its first 2,000 characters. */
    request_body: z.string(),
    response_status: z.int().nullable(),
    response_body: z.string().nullable(),
    /** Why the last attempt failed. */
    failure: z.string().nullable(),
    duration_ms: z.int().nullable(),
    attempted_at: timestamp.nullable(),
    next_attempt_at: timestamp.nullable(),
    created_at: timestamp,
  })
  .meta({ id: 'WebhookDelivery' })
export type DeliveryResource = z.infer<typeof DeliveryResource>

const moment = z
  .union([z.int().min(1), time], { error: 'The :field field must be the number of an event, or a time in ISO 8601.' })
  .meta({
    anyOf: [
      { type: 'integer', minimum: 1 },
      { type: 'string', format: 'date-time' },
    ],
    examples: [41],
  })

export const ReplayRequest = z
  .strictObject({
    from: moment,
    /** Included; without it up to the newest. */
    to: moment.optional(),
  })
  .meta({ id: 'ReplayEventsRequest' })
export type ReplayRequest = z.infer<typeof ReplayRequest>

export const ReplayResource = z
  .object({
    /** How many deliveries wait because of it; one that waits already counts as one. */
    queued: z.int(),
  })
  .meta({ id: 'WebhookReplay' })

export const DeliveryParams = z.object({ id: pathId, delivery_id: pathId })
