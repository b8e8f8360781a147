import { sql } from 'kysely'
import type { TenantTx } from '#platform/database/transactions.ts'
import { stockCannotReturn } from './stock.errors.ts'

const outOfRange = '22003'

/**
 * Puts an order's units back where they came from, deleted products included: their rows outlive them. The caller has
 * locked the order; the ledger's unique index refuses a second return even so. Products are locked in id order, as
 * placing an order does.
 */
export async function returnStock(tx: TenantTx, orderId: number, by: number): Promise<void> {
  await sql`
    WITH items AS (
      SELECT product_id, sum(quantity)::int AS quantity FROM order_items
      WHERE user_id = ${tx.userId} AND order_id = ${orderId} GROUP BY product_id
    ), locked AS MATERIALIZED (
      SELECT id, quantity FROM products
      WHERE user_id = ${tx.userId} AND id IN (SELECT product_id FROM items) ORDER BY id FOR UPDATE
    ), returned AS (
      UPDATE products SET quantity = locked.quantity + items.quantity
      FROM items JOIN locked ON locked.id = items.product_id
      WHERE products.user_id = ${tx.userId} AND products.id = locked.id
      RETURNING products.id, products.quantity AS quantity_after, items.quantity
    )
    INSERT INTO stock_movements (user_id, product_id, kind, delta, quantity_after, order_id, by_user_id)
    SELECT ${tx.userId}, id, 'cancellation', quantity, quantity_after, ${orderId}, ${by} FROM returned ORDER BY id`
    .execute(tx)
    .catch(refuseOverflow)
}

function refuseOverflow(error: { code?: string }): never {
  throw error.code === outOfRange ? stockCannotReturn() : error
}
