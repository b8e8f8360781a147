import { sql } from 'kysely'
import type { TenantTx } from '#platform/database/transactions.ts'
import type { OrderStatus } from './order-status.ts'
import { orderNotFound } from './orders.errors.ts'

export interface LockedOrder {
  id: number
  status: OrderStatus
  total_price: string
  cancelled_total: string
  /** The order's own or, of one placed at the desk, the shop's. */
  currency: string
  prices_include_tax: boolean
}

/**
 * Holds an order with its payments until the transaction ends, so that its money and its goods are moved by one at a time. Payments
 * come first, as everywhere; products and the shop's counters come later.
 */
export async function lockOrder(tx: TenantTx, id: number): Promise<LockedOrder> {
  await sql`SELECT FROM payments WHERE user_id = ${tx.userId} AND order_id = ${id} ORDER BY id FOR UPDATE`.execute(tx)
  const { rows } = await sql<LockedOrder>`
    SELECT id, orders.status, total_price, cancelled_total, coalesce(orders.currency, shops.currency) AS currency,
      orders.prices_include_tax
    FROM orders JOIN shops USING (user_id) WHERE user_id = ${tx.userId} AND id = ${id} FOR UPDATE OF orders`.execute(tx)
  if (rows[0] === undefined) throw orderNotFound()
  return rows[0]
}
