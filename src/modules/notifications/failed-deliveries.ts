import { sql } from 'kysely'
import type { PlatformTx } from '#platform/database/transactions.ts'
import type { Page } from '#platform/http/envelope.ts'
import { limits } from '#platform/http/paging.ts'
import { outboxChannel } from '#platform/outbox/relay.ts'
import type { FailedJobResource } from './failed-deliveries.schemas.ts'
import { deliveryQueueName } from './notifications.queue.ts'

/** Newest first. */
export async function listFailedDeliveries(
  tx: PlatformTx,
  page: { page: number; per_page: number },
): Promise<Page<FailedJobResource>> {
  const { limit, offset } = limits(page)
  const failed = tx.selectFrom('notification_deliveries as delivery').where('delivery.status', '=', 'failed')
  const rows = await failed
    .innerJoin('outbox', 'outbox.id', 'delivery.event_id')
    .select(['delivery.id', 'outbox.event', 'delivery.user_id', 'delivery.recipient', 'delivery.attempts'])
    .select(['delivery.failure', 'delivery.last_error', 'delivery.created_at', 'delivery.failed_at'])
    .orderBy('delivery.id', 'desc')
    .limit(limit)
    .offset(offset)
    .execute()
  const { total } = await failed.select((row) => row.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  return {
    rows: rows.map((row) => ({
      ...row,
      queue: deliveryQueueName,
      created_at: row.created_at.toISOString(),
      failed_at: row.failed_at?.toISOString() ?? null,
    })),
    total,
  }
}

/** Gives the failed delivery, or every one, three attempts more. Answers how many there were. */
export async function retryFailedDeliveries(tx: PlatformTx, which: number | 'all'): Promise<number> {
  const { numUpdatedRows } = await failedOnes(tx, which)
    .set({ status: 'pending', attempts: 0, queued_at: null, leased_until: null, failed_at: null })
    .executeTakeFirst()
  // The same wake-up as for a new event: the dispatcher listens for it on every process.
  await sql`SELECT pg_notify(${outboxChannel}, '')`.execute(tx)
  return Number(numUpdatedRows)
}

/** Gives the failed delivery up, or every one; the user's list still shows it. Answers how many there were. */
export async function dropFailedDeliveries(tx: PlatformTx, which: number | 'all'): Promise<number> {
  const { numUpdatedRows } = await failedOnes(tx, which).set({ status: 'dropped' }).executeTakeFirst()
  return Number(numUpdatedRows)
}

const failedOnes = (tx: PlatformTx, which: number | 'all') =>
  tx
    .updateTable('notification_deliveries')
    .where('status', '=', 'failed')
    .$if(which !== 'all', (deliveries) => deliveries.where('id', '=', which as number))
