import { sql } from 'kysely'
import { requireKept } from '#modules/messaging/events/index.ts'
import type { TenantTx } from '#platform/database/transactions.ts'
import type { LoggedEvent } from '#platform/outbox/publish.ts'
import { hears } from './event-patterns.ts'
import { insertPlanned, planOf } from './plan-webhooks.ts'
import { endpointPaused, rangeTooLong } from './webhooks.errors.ts'
import { getEndpoint } from './webhooks.queries.ts'
import type { ReplayRequest } from './webhooks.schemas.ts'

const mostAtOnce = 10_000

/** Sends what the endpoint wants to hear of a range of the log, again or for the first time. Answers how many that are. */
export async function replayEvents(tx: TenantTx, id: number, { from, to }: ReplayRequest): Promise<number> {
  const endpoint = await getEndpoint(tx, id)
  if (endpoint.state === 'paused') throw endpointPaused()
  if (typeof from === 'number') await requireKept(tx, from)
  const { rows } = await sql<LoggedEvent>`
    SELECT user_id AS "userId", sequence, event, payload, created_at AS "createdAt" FROM outbox
    WHERE user_id = ${tx.userId} AND sequence IS NOT NULL AND ${bound(from, '>=')} AND ${to === undefined ? sql`true` : bound(to, '<=')}
    ORDER BY sequence LIMIT ${mostAtOnce + 1}`.execute(tx)
  if (rows.length > mostAtOnce) throw rangeTooLong(mostAtOnce)
  const wanted = rows.filter(({ event }) => hears(endpoint.events, event))
  await insertPlanned(
    tx,
    wanted.map((event) => ({ endpointId: id, ...planOf(event) })),
  )
  return wanted.length
}

function bound(at: number | Date, comparison: '>=' | '<=') {
  const column = typeof at === 'number' ? 'sequence' : 'created_at'
  return sql`${sql.ref(column)} ${sql.raw(comparison)} ${at}`
}
