import { sql } from 'kysely'
import type { PlatformTx } from '#platform/database/transactions.ts'

export interface DeliveryCounts {
  /** Wait for their turn in PostgreSQL. */
  waiting: number
  /** Are on the queue in Redis. */
  queued: number
  failed: number
}

/** Each is counted by an index that holds nothing else: what was sent long ago costs nothing, however much it is. */
export async function countDeliveries(tx: PlatformTx): Promise<DeliveryCounts> {
  const { rows } = await sql<DeliveryCounts>`SELECT
    (SELECT count(*) FROM notification_deliveries WHERE status = 'pending' AND queued_at IS NULL) AS waiting,
    (SELECT count(*) FROM notification_deliveries WHERE status = 'pending' AND queued_at IS NOT NULL) AS queued,
    (SELECT count(*) FROM notification_deliveries WHERE status = 'failed') AS failed`.execute(tx)
  return rows[0] as DeliveryCounts
}

/** Since when the delivery waits that waits the longest; null when none does. One whose next attempt is not due is not late. */
export async function findOldestDelivery(tx: PlatformTx): Promise<Date | null> {
  const { rows } = await sql<{ at: Date | null }>`SELECT least(
    (SELECT min(created_at) FROM notification_deliveries
     WHERE status = 'pending' AND queued_at IS NULL AND (leased_until IS NULL OR leased_until <= now())),
    (SELECT min(created_at) FROM notification_deliveries WHERE status = 'pending' AND queued_at IS NOT NULL)
  ) AS at`.execute(tx)
  return rows[0]?.at ?? null
}

/** When the next attempt is due of those that failed and are tried again; null when none waits for that. */
export async function findNextAttempt(tx: PlatformTx): Promise<Date | null> {
  const { rows } = await sql<{ at: Date | null }>`SELECT min(leased_until) AS at FROM notification_deliveries
    WHERE status = 'pending' AND queued_at IS NULL AND leased_until > now()`.execute(tx)
  return rows[0]?.at ?? null
}
