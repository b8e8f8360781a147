import type { TenantTx } from '#platform/database/transactions.ts'
import type { Page } from '#platform/http/envelope.ts'
import type { EventResource } from './events.schemas.ts'
import { toEventResource } from './order-events.ts'

interface Span {
  since: number
  limit: number
  offset?: number
}

/** The user's events after number `since`, oldest first. */
export async function listEvents(tx: TenantTx, { since, limit, offset = 0 }: Span): Promise<EventResource[]> {
  const rows = await tx
    .selectFrom('outbox')
    .select(['sequence', 'event', 'payload', 'created_at as createdAt'])
    .where('user_id', '=', tx.userId)
    .where('sequence', '>', since)
    .orderBy('sequence')
    .limit(limit)
    .offset(offset)
    .$narrowType<{ sequence: number }>()
    .execute()
  return rows.map(toEventResource)
}

/** Numbers have no gaps: how many follow `since` needs no counting. */
export async function pageOfEvents(tx: TenantTx, span: Span): Promise<Page<EventResource>> {
  const stream = await tx
    .selectFrom('event_streams')
    .select('last_sequence')
    .where('user_id', '=', tx.userId)
    .executeTakeFirst()
  const total = Math.max(0, (stream?.last_sequence ?? 0) - span.since)
  return { rows: await listEvents(tx, span), total }
}
