import type { PlatformTx, TenantTx } from '#platform/database/transactions.ts'
import type { Page } from '#platform/http/envelope.ts'
import { notFound } from '#platform/http/failure.ts'
import { limits } from '#platform/http/paging.ts'
import { orderOfEvent, readAttempts } from './delivery-story.ts'
import type {
  deliveryStatuses,
  ListNotificationsQuery,
  NotificationResource,
  NotificationStoryResource,
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
    .select([...columns, ...orderOfEvent])
    .orderBy('delivery.id', 'desc')
    .limit(limit)
    .offset(offset)
    .execute()
  const { total } = await chosen.select((row) => row.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  return { rows: rows.map(toNotification), total }
}

/** With every attempt that failed. */
export async function getNotification(tx: TenantTx | PlatformTx, id: number): Promise<NotificationStoryResource> {
  const row = await tx
    .selectFrom('notification_deliveries as delivery')
    .innerJoin('outbox', 'outbox.id', 'delivery.event_id')
    .select([...columns, ...orderOfEvent, 'delivery.failed_attempts'])
    .where('delivery.id', '=', id)
    .executeTakeFirst()
  if (row === undefined) throw notFound('There is no such notification.')
  const { failed_attempts, ...notification } = row
  return { ...toNotification(notification), failed_attempts: readAttempts(failed_attempts) }
}

const columns = [
  'delivery.id',
  'delivery.user_id',
  'outbox.event',
  'delivery.channel',
  'delivery.recipient',
  'delivery.status',
  'delivery.attempts',
  'delivery.failure',
  'delivery.last_error',
  'delivery.message_id',
  'delivery.created_at',
  'delivery.sent_at',
] as const

interface NotificationRow extends Omit<NotificationResource, 'status' | 'created_at' | 'sent_at'> {
  status: string
  created_at: Date
  sent_at: Date | null
}

const toNotification = (row: NotificationRow): NotificationResource => ({
  ...row,
  status: row.status as (typeof deliveryStatuses)[number],
  created_at: row.created_at.toISOString(),
  sent_at: row.sent_at?.toISOString() ?? null,
})

export async function getPreferences(tx: TenantTx): Promise<PreferencesResource> {
  const chosen = await tx
    .selectFrom('notification_preferences')
    .select('order_status_mails')
    .where('user_id', '=', tx.userId)
    .executeTakeFirst()
  return chosen ?? { order_status_mails: true }
}
