import { sql } from 'kysely'
import type { TenantTx } from '#platform/database/transactions.ts'
import { productNotFound } from './products.errors.ts'

/** Takes the product out of the catalogue; the orders that hold it keep their lines. */
export async function deleteProduct(tx: TenantTx, id: number): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable('products')
    .set({ deleted_at: sql`now()`, updated_at: sql`now()` })
    .where('user_id', '=', tx.userId)
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw productNotFound()
}
