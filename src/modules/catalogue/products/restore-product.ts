import { sql } from 'kysely'
import type { PlatformTx, TenantTx } from '#platform/database/transactions.ts'
import { nameTakenSku, productNotFound } from './products.errors.ts'
import { getProduct } from './products.queries.ts'
import type { ProductResource } from './products.schemas.ts'

/** Puts a deleted product back into the catalogue, with the stock that it has by now. */
export async function restoreProduct(tx: TenantTx, id: number): Promise<ProductResource> {
  const { numUpdatedRows } = await tx
    .updateTable('products')
    .set({ deleted_at: null, updated_at: sql`now()` })
    .where('user_id', '=', tx.userId)
    .where('id', '=', id)
    .where('deleted_at', 'is not', null)
    .executeTakeFirst()
    .catch(nameTakenSku)
  if (numUpdatedRows === 0n) throw productNotFound()
  return getProduct(tx, id)
}

export async function findDeletedProductOwner(tx: PlatformTx, id: number): Promise<number | undefined> {
  const deleted = tx.selectFrom('products').select('user_id').where('id', '=', id).where('deleted_at', 'is not', null)
  return (await deleted.executeTakeFirst())?.user_id
}
