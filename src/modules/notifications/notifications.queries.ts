import { sql } from 'kysely'
import type { PlatformTx, TenantTx } from '#platform/database/transactions.ts'
import type { Page } from '#platform/http/envelope.ts'
import { limits } from '#platform/http/paging.ts'
import type {
  deliveryStatuses,
  ListNotificationsQuery,
  NotificationResource,
  PreferencesResource,
} from './notifications.schemas.ts'

/** Newest first. */
export async function listNotifications(
  tx: TenantTx | PlatformTx,
  query: ListNotificationsQuery,
): Promise<Page<NotificationResource>> {
  const { limit, offset } = limits(query)
  const { status, user_id } = query
  const chosen = tx
    .selectFrom('notification_deliveries as delivery')
    .$if(status !== undefined, (deliveries) => deliveries.where('delivery.status', '=', status as string))
    .$if(user_id !== undefined, (deliveries) => deliveries.where('delivery.user_id', '=', user_id as number))
  const rows = await chosen
    .innerJoin('outbox', 'outbox.id', 'delivery.event_id')
    .select(['delivery.id', 'delivery.user_id', 'outbox.event', 'delivery.channel', 'delivery.recipient'])
    .select(['delivery.status', 'delivery.attempts', 'delivery.failure', 'delivery.last_error'])
    .select(['delivery.message_id', 'delivery.created_at', 'delivery.sent_at'])
    .orderBy('delivery.id', 'desc')
    .limit(limit)
    .offset(offset)
    .execute()
  const { total } = await chosen.select((row) => row.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  return {
    rows: rows.map((row) => ({
      ...row,
      status: row.status as (typeof deliveryStatuses)[number],
      created_at: row.created_at.toISOString(),
      sent_at: row.sent_at?.toISOString() ?? null,
    })),
    total,
  }
}

/** What stands where: waiting for its turn in PostgreSQL, on the queue in Redis, or failed. */
export function countDeliveries(tx: PlatformTx) {
  return tx
    .selectFrom('notification_deliveries')
    .where('status', 'in', ['pending', 'failed'])
    .select((row) => [
      row.fn.countAll<number>().filterWhere('status', '=', 'failed').as('failed'),
      row.fn
        .countAll<number>()
        .filterWhere((delivery) => delivery('status', '=', 'pending').and('queued_at', 'is', null))
        .as('waiting'),
      row.fn
        .countAll<number>()
        .filterWhere((delivery) => delivery('status', '=', 'pending').and('queued_at', 'is not', null))
        .as('queued'),
    ])
    .executeTakeFirstOrThrow()
}

/** How many seconds the delivery has waited that waits the longest; 0 when none does. */
export async function oldestDeliveryAge(tx: PlatformTx): Promise<number> {
  const { seconds } = await tx
    .selectFrom('notification_deliveries')
    .where('status', '=', 'pending')
    .select(sql<number>`coalesce(extract(epoch FROM now() - min(created_at)), 0)::float8`.as('seconds'))
    .executeTakeFirstOrThrow()
  return seconds
}

export async function getPreferences(tx: TenantTx): Promise<PreferencesResource> {
  const chosen = await tx
    .selectFrom('notification_preferences')
    .select('order_status_mails')
    .where('user_id', '=', tx.userId)
    .executeTakeFirst()
  return chosen ?? { order_status_mails: true }
}
