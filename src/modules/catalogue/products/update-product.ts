import { sql } from 'kysely'
import { setStock } from '#modules/inventory/stock/index.ts'
import type { TenantTx } from '#platform/database/transactions.ts'
import { nameTakenSku, productNotFound } from './products.errors.ts'
import { getProduct } from './products.queries.ts'
import type { ProductResource, UpdateProductRequest } from './products.schemas.ts'

/** Changes the product's words and price here; its quantity moves through the ledger. */
export async function updateProduct(
  tx: TenantTx,
  id: number,
  { quantity, expected_quantity: expected, metadata, ...changes }: UpdateProductRequest,
  by: number,
): Promise<ProductResource> {
  if (quantity !== undefined) await setStock(tx, id, { quantity, expected, by })
  const { numUpdatedRows } = await tx
    .updateTable('products')
    .set({ ...changes, ...(metadata && { metadata: JSON.stringify(metadata) }), updated_at: sql`now()` })
    .where('user_id', '=', tx.userId)
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst()
    .catch(nameTakenSku)
  if (numUpdatedRows === 0n) throw productNotFound()
  return getProduct(tx, id)
}
