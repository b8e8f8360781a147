import { sql } from 'kysely'
import type { TenantTx } from '#platform/database/transactions.ts'

/**
 * The first line of each product's ledger, in the transaction that makes the products. Each is looked up for itself: of rows that
 * are not committed PostgreSQL has no statistics, and would read all of the shop's for each batch.
 */
export async function openStock(tx: TenantTx, productIds: readonly number[], by: number): Promise<void> {
  await sql`
    INSERT INTO stock_movements (user_id, product_id, kind, delta, quantity_after, by_user_id)
    SELECT ${tx.userId}, made.id, 'opening', quantity, quantity, ${by}
    FROM unnest(${productIds}::bigint[]) AS made (id) CROSS JOIN LATERAL (
      SELECT quantity FROM products WHERE products.user_id = ${tx.userId} AND products.id = made.id LIMIT 1) AS product
    ORDER BY made.id`.execute(tx)
}
