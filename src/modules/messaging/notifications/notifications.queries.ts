import { sql } from 'kysely'
import { z } from 'zod'
import { memberInvitedEvent } from '#modules/identity/members/index.ts'
import { isOwn } from '#platform/database/own-rows.ts'
import type { Json } from '#platform/database/schema.ts'
import type { PlatformTx, TenantTx } from '#platform/database/transactions.ts'
import { notFound } from '#platform/http/failure.ts'
import { queryId } from '#platform/http/fields.ts'
import { declareList, filter } from '#platform/lists/list.ts'
import { integer } from '#platform/lists/order.ts'
import { eventColumns, readAttempts } from './delivery-story.ts'
import {
  deliveryStatuses,
  NotificationResource,
  type NotificationStoryResource,
  type PreferencesResource,
} from './notifications.schemas.ts'

const columns = [
  ...['id', 'user_id', 'channel', 'recipient', 'status', 'attempts', 'failure', 'last_error', 'message_id'],
  ...['created_at', 'sent_at'],
  `CASE WHEN status = 'pending' AND queued_at IS NULL AND leased_until > now() THEN leased_until END AS next_attempt_at`,
  ...eventColumns,
]

export const notificationList = declareList({
  table: 'notification_deliveries AS delivery',
  owner: 'user_id',
  resource: NotificationResource,
  columns,
  sorts: { id: [integer('id')] },
  initial: '-id',
  filters: {
    status: filter(z.enum(deliveryStatuses), 'status = ?'),
    order_id: filter(queryId, 'order_id = ?::bigint'),
  },
})

/** Without those to the shop's user about their own account, and to whom they invite: for who works in the shop. */
const aboutShop = `NOT EXISTS (SELECT FROM outbox WHERE outbox.user_id = delivery.user_id AND outbox.id = delivery.event_id
  AND (starts_with(event, 'account.') OR event = '${memberInvitedEvent}'))`
export const shopMailList = { ...notificationList, live: aboutShop }

/** With every attempt that failed. */
export async function getNotification(
  tx: TenantTx | PlatformTx,
  id: number,
  { ofShop }: { ofShop: boolean },
): Promise<NotificationStoryResource> {
  const { rows } = await sql<NotificationRow>`
    SELECT ${sql.raw(columns.join(', '))}, failed_attempts FROM notification_deliveries AS delivery
    WHERE ${isOwn(tx, 'delivery')} AND id = ${id} AND ${sql.raw(ofShop ? aboutShop : 'true')}`.execute(tx)
  if (rows[0] === undefined) throw notFound('There is no such notification.')
  const { next_attempt_at, created_at, sent_at, failed_attempts, ...row } = rows[0]
  return {
    ...row,
    next_attempt_at: next_attempt_at?.toISOString() ?? null,
    created_at: created_at.toISOString(),
    sent_at: sent_at?.toISOString() ?? null,
    failed_attempts: readAttempts(failed_attempts),
  }
}

export async function findNotificationOwner(tx: PlatformTx, id: number): Promise<number | undefined> {
  const row = await tx.selectFrom('notification_deliveries').select('user_id').where('id', '=', id).executeTakeFirst()
  return row?.user_id
}

interface NotificationRow extends Omit<NotificationResource, 'next_attempt_at' | 'created_at' | 'sent_at'> {
  next_attempt_at: Date | null
  created_at: Date
  sent_at: Date | null
  failed_attempts: Json
}

export async function getPreferences(tx: TenantTx): Promise<PreferencesResource> {
  const chosen = await tx
    .selectFrom('notification_preferences')
    .select('order_status_mails')
    .where('user_id', '=', tx.userId)
    .executeTakeFirst()
  return chosen ?? { order_status_mails: true }
}
