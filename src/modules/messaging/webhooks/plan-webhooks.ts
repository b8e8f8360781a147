import { sql } from 'kysely'
import type { PlatformTx, TenantTx } from '#platform/database/transactions.ts'
import type { LoggedEvent } from '#platform/outbox/publish.ts'
import type { RelayedEvent } from '#platform/outbox/relay.ts'
import { hears } from './event-patterns.ts'
import { bodyOf, webhookIdOf } from './webhook-body.ts'

/** One delivery per event and active endpoint that wants to hear of it, in the transaction that gives the event its number. */
export async function planWebhooks(tx: PlatformTx, events: readonly RelayedEvent[]): Promise<void> {
  const logged = events.filter((event): event is RelayedEvent & LoggedEvent => event.sequence !== null)
  if (logged.length === 0) return
  const userIds = [...new Set(logged.map(({ userId }) => userId))]
  const { rows: endpoints } = await sql<{ id: number; userId: number; events: string[] }>`
    SELECT id, user_id AS "userId", events FROM webhook_endpoints
    WHERE user_id = ANY(${userIds}::bigint[]) AND state = 'active'
    ORDER BY user_id, id FOR KEY SHARE`.execute(tx)
  const planned = endpoints.flatMap((endpoint) =>
    logged
      .filter(({ userId, event }) => userId === endpoint.userId && hears(endpoint.events, event))
      .map((event) => ({ endpointId: endpoint.id, ...planOf(event) })),
  )
  await insertPlanned(tx, planned)
}

interface Planned {
  userId: number
  endpointId: number
  webhookId: string
  event: string
  sequence: number
  body: string
}

export const planOf = (event: LoggedEvent): Omit<Planned, 'endpointId'> => ({
  userId: event.userId,
  webhookId: webhookIdOf(event),
  event: event.event,
  sequence: event.sequence,
  body: bodyOf(event),
})

/** What was sent before is sent anew, under the id that it had; what waits goes on waiting. */
export async function insertPlanned(tx: PlatformTx | TenantTx, planned: readonly Planned[]): Promise<void> {
  if (planned.length === 0) return
  const column = <Name extends keyof Planned>(name: Name) => planned.map((one) => one[name])
  await sql`
    INSERT INTO webhook_deliveries AS delivery (user_id, endpoint_id, webhook_id, event, sequence, body)
    SELECT * FROM unnest(${column('userId')}::bigint[], ${column('endpointId')}::bigint[], ${column('webhookId')}::text[],
      ${column('event')}::text[], ${column('sequence')}::bigint[], ${column('body')}::text[])
    ON CONFLICT (user_id, endpoint_id, webhook_id) DO UPDATE
      SET state = 'pending', due_at = now(), attempts = 0, failure = NULL
      WHERE delivery.state <> 'pending'`.execute(tx)
}
