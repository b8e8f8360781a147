import { sql } from 'kysely'
import type { TenantTx } from '#platform/database/transactions.ts'
import { stockCannotReturn } from './stock.errors.ts'

const outOfRange = '22003'

interface Returning {
  orderId: number
  /** Lines of the order, each named once. */
  items: readonly { order_item_id: number; quantity: number }[]
  /** Whether it never left, or came back. */
  kind: 'cancellation' | 'return'
  /** The id of the user who puts it back. */
  by: number | null
}

/**
 * Puts units of an order back where they came from, deleted products included: their rows outlive them. The caller has
 * locked the order and counted the units on its lines. Products are locked in id order, as placing an order does.
 */
export async function returnStock(tx: TenantTx, { orderId, items, kind, by }: Returning): Promise<void> {
  await sql`
    WITH units AS (
      SELECT product_id, sum(back.quantity)::int AS quantity
      FROM json_to_recordset(${JSON.stringify(items)}::json) AS back (order_item_id bigint, quantity int)
      JOIN order_items ON user_id = ${tx.userId} AND order_id = ${orderId} AND id = order_item_id
      WHERE tracked GROUP BY product_id
    ), locked AS MATERIALIZED (
      SELECT id, quantity FROM products
      WHERE user_id = ${tx.userId} AND id IN (SELECT product_id FROM units) ORDER BY id FOR UPDATE
    ), returned AS (
      UPDATE products SET quantity = locked.quantity + units.quantity
      FROM units JOIN locked ON locked.id = units.product_id
      WHERE products.user_id = ${tx.userId} AND products.id = locked.id
      RETURNING products.id, products.quantity AS quantity_after, units.quantity
    )
    INSERT INTO stock_movements (user_id, product_id, kind, delta, quantity_after, order_id, by_user_id)
    SELECT ${tx.userId}, id, ${kind}, quantity, quantity_after, ${orderId}, ${by} FROM returned ORDER BY id`
    .execute(tx)
    .catch(refuseOverflow)
}

function refuseOverflow(error: { code?: string }): never {
  throw error.code === outOfRange ? stockCannotReturn() : error
}
