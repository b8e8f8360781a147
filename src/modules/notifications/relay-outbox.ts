import { sql } from 'kysely'
import { mailedTokenEvents } from '#modules/mailed-tokens/index.ts'
import { orderCreatedEvent } from '#modules/orders/index.ts'
import { type Database, type PlatformTx, withPlatform } from '#platform/database/transactions.ts'
import { type DeliveryQueue, enqueueDeliveries } from './notifications.queue.ts'

const batchSize = 100
const mailedEvents: readonly string[] = [orderCreatedEvent, ...Object.values(mailedTokenEvents)]

/**
 * Turns waiting outbox rows into deliveries, one per event, channel and recipient, and queues those after the commit.
 * Several relays share the work: each skips the rows that another one holds. Dying between commit and queue loses
 * nothing, because `requeuePending` finds the delivery again. Answers how many rows it relayed.
 */
export async function relayOutbox(database: Database, queue: DeliveryQueue): Promise<number> {
  const { relayed, deliveryIds } = await withPlatform(database, async (tx) => {
    const events = await lockWaiting(tx)
    if (events.length === 0) return { relayed: 0, deliveryIds: [] }
    const ids = events.map(({ id }) => id)
    const deliveryIds = await planMails(tx, events)
    await tx.updateTable('outbox').set({ relayed_at: sql`now()` }).where('id', 'in', ids).execute()
    return { relayed: events.length, deliveryIds }
  })
  if (deliveryIds.length > 0) await enqueueDeliveries(queue, deliveryIds)
  return relayed
}

function lockWaiting(tx: PlatformTx) {
  return tx
    .selectFrom('outbox')
    .select(['id', 'event'])
    .where('relayed_at', 'is', null)
    .orderBy('id')
    .limit(batchSize)
    .forUpdate()
    .skipLocked()
    .execute()
}

async function planMails(tx: PlatformTx, events: { id: number; event: string }[]): Promise<number[]> {
  const mailed = events.filter(({ event }) => mailedEvents.includes(event)).map(({ id }) => id)
  if (mailed.length === 0) return []
  const planned = await tx
    .insertInto('notification_deliveries')
    .columns(['user_id', 'event_id', 'channel', 'recipient'])
    .expression((select) =>
      select
        .selectFrom('outbox')
        .innerJoin('users', 'users.id', 'outbox.user_id')
        .select((row) => ['outbox.user_id', 'outbox.id', row.val('mail').as('channel'), 'users.email'])
        .where('outbox.id', 'in', mailed),
    )
    .onConflict((conflict) => conflict.columns(['event_id', 'channel', 'recipient']).doNothing())
    .returning('id')
    .execute()
  return planned.map(({ id }) => id)
}
