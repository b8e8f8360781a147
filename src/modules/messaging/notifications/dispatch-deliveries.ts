import { sql } from 'kysely'
import { type Database, withPlatform } from '#platform/database/transactions.ts'
import type { QueuedDelivery } from './notifications.queue.ts'

/** How many of one tenant's deliveries may be on the queue at a time; the others wait for their turn in PostgreSQL. */
const outstandingPerTenant = 20
const tenantsPerPass = 100

/** Makes dispatchers take turns, so that two of them never fill one tenant's places twice. */
const dispatchLock = 5_001

/** Waits for its turn, and not for the time of its next attempt. */
const due = sql<boolean>`status = 'pending' AND queued_at IS NULL AND (leased_until IS NULL OR leased_until <= now())`

/**
 * Chooses what goes on the queue next: from every tenant with a delivery waiting, up to its share. A tenant with
 * thousands of mails therefore holds a few places in the queue, and another one's single mail waits behind those alone.
 * It also bounds what Redis holds. Marks the chosen ones as queued.
 */
export function dispatchDeliveries(database: Database): Promise<QueuedDelivery[]> {
  return withPlatform(database, async (tx) => {
    await sql`SELECT pg_advisory_xact_lock(${dispatchLock})`.execute(tx)
    const { rows } = await sql<QueuedDelivery>`
      WITH RECURSIVE tenants AS (
        (SELECT user_id FROM notification_deliveries WHERE ${due}
         ORDER BY user_id LIMIT 1)
        UNION ALL
        SELECT (SELECT next.user_id FROM notification_deliveries AS next
                WHERE ${due} AND next.user_id > tenants.user_id
                ORDER BY next.user_id LIMIT 1)
        FROM tenants WHERE tenants.user_id IS NOT NULL
      ), shares AS (
        SELECT user_id, ${outstandingPerTenant} - (
          SELECT count(*) FROM notification_deliveries AS queued
          WHERE queued.user_id = tenants.user_id AND status = 'pending' AND queued_at IS NOT NULL
        ) AS places
        FROM tenants WHERE user_id IS NOT NULL
      ), turn AS (
        SELECT waiting.id, waiting.place
        FROM (SELECT * FROM shares WHERE places > 0 ORDER BY random() LIMIT ${tenantsPerPass}) AS share
        CROSS JOIN LATERAL (
          SELECT id, row_number() OVER (ORDER BY id) AS place FROM notification_deliveries AS delivery
          WHERE delivery.user_id = share.user_id AND ${due}
          ORDER BY id LIMIT share.places
        ) AS waiting
      ), queued AS (
        UPDATE notification_deliveries SET queued_at = now()
        WHERE id = ANY (ARRAY(SELECT id FROM turn))
        RETURNING user_id, id, event_id, queued_at
      )
      SELECT queued.id, queued.queued_at AS "queuedAt", (
        SELECT traceparent FROM outbox WHERE outbox.user_id = queued.user_id AND outbox.id = queued.event_id
      ) AS traceparent
      FROM queued JOIN turn USING (id) ORDER BY place, queued.id`.execute(tx)
    return rows
  })
}

const batchSize = 1_000

/**
 * Answers in batches what PostgreSQL believes to be on the queue and nobody has been at for `quietForMs`. Whoever puts
 * it there again does no harm: the queue leaves what it holds already as it is.
 */
export async function* listOutstanding(database: Database, quietForMs: number): AsyncGenerator<QueuedDelivery[]> {
  for (let after = 0; ; ) {
    const rows = await withPlatform(database, (tx) =>
      tx
        .selectFrom('notification_deliveries as delivery')
        .innerJoin('outbox', 'outbox.id', 'delivery.event_id')
        .select(['delivery.id', 'delivery.queued_at as queuedAt', 'outbox.traceparent'])
        .where('delivery.status', '=', 'pending')
        .where('delivery.queued_at', 'is not', null)
        .where('delivery.id', '>', after)
        .$narrowType<{ queuedAt: Date }>()
        // Without a quiet time those under a lease count too: their job may be gone while the attempt still runs.
        .$if(quietForMs > 0, (deliveries) =>
          deliveries.where(
            sql<boolean>`coalesce(leased_until, queued_at) < now() - ${quietForMs} * interval '1 millisecond'`,
          ),
        )
        .orderBy('delivery.id')
        .limit(batchSize)
        .execute(),
    )
    const last = rows.at(-1)
    if (last === undefined) return
    yield rows
    after = last.id
  }
}
