import { sql } from 'kysely'
import type { TenantTx } from '#platform/database/transactions.ts'
import { orderNotFound } from './orders.errors.ts'
import { getOrder } from './orders.queries.ts'
import type { OrderResource, UpdateOrderRequest } from './orders.schemas.ts'

/** What the shop keeps beside an order; what was ordered never changes. */
export async function updateOrder(tx: TenantTx, id: number, { metadata }: UpdateOrderRequest): Promise<OrderResource> {
  const { numUpdatedRows } = await tx
    .updateTable('orders')
    .set({ metadata: JSON.stringify(metadata), updated_at: sql`now()` })
    .where('user_id', '=', tx.userId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw orderNotFound()
  return getOrder(tx, id)
}
