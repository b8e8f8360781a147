import type { Json } from '#platform/database/schema.ts'
import { FailedAttemptResource } from './notifications.schemas.ts'

const ofEvent = (expression: string) =>
  `(SELECT ${expression} FROM outbox WHERE outbox.user_id = delivery.user_id AND outbox.id = delivery.event_id)`

/** A delivery's event, and the order that it is about: its payload holds the order whole. */
export const eventColumns = [
  `${ofEvent('event')} AS event`,
  'order_id',
  `${ofEvent("(payload #>> '{order,number}')::bigint")} AS order_number`,
]

/** As `recordFailure` writes them; PostgreSQL renders the times, the answer has them in UTC. */
export const readAttempts = (kept: Json) =>
  FailedAttemptResource.array()
    .parse(kept)
    .map((attempt) => ({ ...attempt, at: new Date(attempt.at).toISOString() }))
