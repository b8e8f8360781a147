import {
  countDeliveries,
  deliveryQueueName,
  findNextAttempt,
  findOldestDelivery,
} from '#modules/messaging/notifications/index.ts'
import type { PlatformTx } from '#platform/database/transactions.ts'

/** How each queue stands, from PostgreSQL, which outlives every Redis. */
export async function readQueues(tx: PlatformTx) {
  const counts = await countDeliveries(tx)
  const oldest = await findOldestDelivery(tx)
  const next = await findNextAttempt(tx)
  const times = { oldest_at: oldest?.toISOString() ?? null, next_attempt_at: next?.toISOString() ?? null }
  return [{ name: deliveryQueueName, ...counts, ...times }]
}
