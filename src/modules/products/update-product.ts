import { sql } from 'kysely'
import type { TenantTx } from '#platform/database/transactions.ts'
import { productNotFound } from './products.errors.ts'
import { getProduct } from './products.queries.ts'
import type { ProductResource, UpdateProductRequest } from './products.schemas.ts'

export async function updateProduct(tx: TenantTx, id: number, changes: UpdateProductRequest): Promise<ProductResource> {
  const { numUpdatedRows } = await tx
    .updateTable('products')
    .set({ ...changes, updated_at: sql`now()` })
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw productNotFound()
  return getProduct(tx, id)
}
