import { sql } from 'kysely'
import type { TenantTx } from '#platform/database/transactions.ts'
import type { Page } from '#platform/http/envelope.ts'
import type { LoggedEvent } from '#platform/outbox/publish.ts'
import { eventsForgotten } from './events.errors.ts'
import type { EventResource } from './events.schemas.ts'
import { toEventResource } from './logged-event.ts'

interface Span {
  /** The last number that the client has seen; without one, it takes what is kept. */
  since: number | undefined
  limit: number
  offset?: number
}

type Row = Omit<LoggedEvent, 'userId' | 'sequence'> & { sequence: number | null; last: number; forgotten: number }

/**
 * The user's events after number `since`, oldest first; throws when some of those are forgotten. Numbers have no gaps:
 * how many there are needs no counting. One statement: nothing can be forgotten between the look at the log's reach and
 * the look at its rows.
 */
export async function pageOfEvents(tx: TenantTx, { since, limit, offset = 0 }: Span): Promise<Page<EventResource>> {
  const { rows } = await sql<Row>`
    SELECT stream.last_sequence AS last, stream.forgotten_sequence AS forgotten, kept.*
    FROM event_streams AS stream
    LEFT JOIN LATERAL (
      SELECT sequence, event, payload, created_at AS "createdAt" FROM outbox
      WHERE outbox.user_id = stream.user_id AND sequence > greatest(${since ?? 0}::bigint, stream.forgotten_sequence)
      ORDER BY sequence LIMIT ${limit} OFFSET ${offset}
    ) AS kept ON true
    WHERE stream.user_id = ${tx.userId}
    ORDER BY kept.sequence`.execute(tx)
  const { last, forgotten } = rows[0] ?? { last: 0, forgotten: 0 }
  if (since !== undefined && since < forgotten) throw eventsForgotten(forgotten)
  const events = rows.flatMap(({ sequence, ...row }) =>
    sequence === null ? [] : toEventResource({ userId: tx.userId, sequence, ...row }),
  )
  return { rows: events, total: Math.max(0, last - (since ?? forgotten)) }
}

/** Throws when the event with that number, or one after it, is forgotten. */
export async function requireKept(tx: TenantTx, number: number): Promise<void> {
  const stream = await tx
    .selectFrom('event_streams')
    .select('forgotten_sequence')
    .where('user_id', '=', tx.userId)
    .executeTakeFirst()
  if (stream !== undefined && number <= stream.forgotten_sequence) throw eventsForgotten(stream.forgotten_sequence)
}
