import { sql } from 'kysely'
import type { TenantTx } from '#platform/database/transactions.ts'

interface Counted {
  id: number
  quantity: number
}

/** Says how many there are of many products, in one statement. What is so already makes no movement. `by` is who says so. */
export async function countStock(tx: TenantTx, counted: readonly Counted[], reason: string, by: number): Promise<void> {
  if (counted.length === 0) return
  const ids = counted.map(({ id }) => id)
  await sql`
    WITH counted AS (
      SELECT * FROM unnest(${ids}::bigint[], ${counted.map(({ quantity }) => quantity)}::int[])
        AS counted (id, quantity)
    ), locked AS MATERIALIZED (
      SELECT id, quantity FROM products
      WHERE user_id = ${tx.userId} AND id = ANY (${ids}::bigint[]) AND deleted_at IS NULL ORDER BY id FOR NO KEY UPDATE
    ), corrected AS (
      UPDATE products SET quantity = counted.quantity, updated_at = now()
      FROM counted JOIN locked USING (id)
      WHERE products.user_id = ${tx.userId} AND products.id = ANY (${ids}::bigint[]) AND products.id = counted.id AND locked.quantity <> counted.quantity
      RETURNING products.id, products.quantity, counted.quantity - locked.quantity AS delta
    )
    INSERT INTO stock_movements (user_id, product_id, kind, delta, quantity_after, reason, by_user_id)
    SELECT ${tx.userId}, id, 'correction', delta, quantity, ${reason}, ${by} FROM corrected ORDER BY id`.execute(tx)
}
