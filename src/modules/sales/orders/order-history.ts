import { isOwn } from '#platform/database/own-rows.ts'
import type { PlatformTx, TenantTx } from '#platform/database/transactions.ts'
import type { Page } from '#platform/http/envelope.ts'
import { declareList, type ListQuery } from '#platform/lists/list.ts'
import { integer } from '#platform/lists/order.ts'
import { pageIn } from '#platform/lists/page.ts'
import { orderNotFound } from './orders.errors.ts'
import { OrderTransitionResource } from './orders.schemas.ts'

export const historyList = declareList({
  table: 'order_transitions',
  owner: 'user_id',
  resource: OrderTransitionResource,
  columns: ['from_status AS "from"', 'to_status AS "to"', 'created_at AS at', 'by_user_id AS by', 'note'],
  sorts: { id: [integer('id')] },
  initial: 'id',
  filters: {},
})

/** How the order came to stand where it stands, oldest first, beginning with its placing. */
export async function listHistory(
  tx: TenantTx | PlatformTx,
  orderId: number,
  query: ListQuery,
): Promise<Page<OrderTransitionResource>> {
  const order = await tx
    .selectFrom('orders')
    .select('user_id')
    .where(isOwn(tx, 'orders'))
    .where('id', '=', orderId)
    .executeTakeFirst()
  if (order === undefined) throw orderNotFound()
  return pageIn(tx, historyList, query, { user_id: order.user_id, order_id: orderId })
}
