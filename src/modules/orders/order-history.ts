import type { PlatformTx, TenantTx } from '#platform/database/transactions.ts'
import type { Page } from '#platform/http/envelope.ts'
import { limits } from '#platform/http/paging.ts'
import type { OrderStatus } from './order-status.ts'
import { orderNotFound } from './orders.errors.ts'
import type { OrderHistoryQuery, OrderTransitionResource } from './orders.schemas.ts'

/** How the order came to stand where it stands, oldest first, beginning with its placing. */
export async function listHistory(
  tx: TenantTx | PlatformTx,
  orderId: number,
  query: OrderHistoryQuery,
): Promise<Page<OrderTransitionResource>> {
  const order = await tx.selectFrom('orders').select('user_id').where('id', '=', orderId).executeTakeFirst()
  if (order === undefined) throw orderNotFound()
  const { limit, offset } = limits(query)
  const transitions = tx
    .selectFrom('order_transitions')
    .where('user_id', '=', order.user_id)
    .where('order_id', '=', orderId)
  const rows = await transitions.selectAll().orderBy('id').limit(limit).offset(offset).execute()
  const { total } = await transitions.select((row) => row.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  return {
    rows: rows.map(({ from_status, to_status, by_user_id, note, created_at }) => ({
      from: from_status as OrderStatus | null,
      to: to_status as OrderStatus,
      at: created_at.toISOString(),
      by: by_user_id,
      note,
    })),
    total,
  }
}
