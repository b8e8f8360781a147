import { sql } from 'kysely'
import type { Json } from '#platform/database/schema.ts'
import { FailedAttemptResource } from './notifications.schemas.ts'

/** The order that a delivery's event tells of: its payload holds the order whole. */
export const orderOfEvent = [
  sql<number | null>`(outbox.payload #>> '{order,id}')::bigint`.as('order_id'),
  sql<number | null>`(outbox.payload #>> '{order,number}')::bigint`.as('order_number'),
] as const

/** As `recordFailure` writes them; PostgreSQL renders the times, the answer has them in UTC. */
export const readAttempts = (kept: Json) =>
  FailedAttemptResource.array()
    .parse(kept)
    .map((attempt) => ({ ...attempt, at: new Date(attempt.at).toISOString() }))
