import { sql } from 'kysely'
import { type Database, withPlatform } from '#platform/database/transactions.ts'
import { type DeliveryQueue, enqueueDeliveries } from './notifications.queue.ts'

const batchSize = 1_000

/**
 * Queues every delivery again that PostgreSQL knows as outstanding and nobody has touched for `quietForMs`: a Redis
 * that was emptied, or a relay that died before it queued, loses nothing. What Redis still knows stays single.
 * Answers how many were outstanding.
 */
export async function requeuePending(database: Database, queue: DeliveryQueue, quietForMs: number): Promise<number> {
  let [outstanding, after] = [0, 0]
  for (;;) {
    const ids = await withPlatform(database, (tx) =>
      tx
        .selectFrom('notification_deliveries')
        .select('id')
        .where('status', '=', 'pending')
        .where('id', '>', after)
        .$if(quietForMs > 0, (deliveries) =>
          deliveries.where(
            sql<boolean>`coalesce(leased_until, created_at) < now() - ${quietForMs} * interval '1 millisecond'`,
          ),
        )
        .orderBy('id')
        .limit(batchSize)
        .execute(),
    )
    const last = ids.at(-1)
    if (last === undefined) return outstanding
    await enqueueDeliveries(
      queue,
      ids.map(({ id }) => id),
    )
    outstanding += ids.length
    after = last.id
  }
}
