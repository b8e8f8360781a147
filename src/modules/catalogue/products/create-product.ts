import { openStock } from '#modules/inventory/stock/index.ts'
import type { TenantTx } from '#platform/database/transactions.ts'
import { nameTakenSku } from './products.errors.ts'
import { getProduct } from './products.queries.ts'
import type { CreateProductRequest, ProductResource } from './products.schemas.ts'

/** With the listing that shows it, where it is made for one. */
export type NewProduct = Omit<CreateProductRequest, 'user_id'> & {
  listing_id?: number
  options?: Record<string, string>
}

/** The product and the first line of its ledger. `by` is who makes it, the tenant unless an operator does. */
export async function createProduct(tx: TenantTx, product: NewProduct, by = tx.userId): Promise<ProductResource> {
  const [id] = await createProducts(tx, [product], by)
  return getProduct(tx, id as number)
}

/** The same for many, in one statement. Answers their ids, in their order. */
export async function createProducts(tx: TenantTx, products: readonly NewProduct[], by: number): Promise<number[]> {
  if (products.length === 0) return []
  const rows = products.map(({ metadata, options, ...product }) => ({
    user_id: tx.userId,
    ...product,
    ...(metadata && { metadata: JSON.stringify(metadata) }),
    ...(options && { options: JSON.stringify(options) }),
  }))
  const made = await tx.insertInto('products').values(rows).returning('id').execute().catch(nameTakenSku)
  const ids = made.map(({ id }) => id)
  await openStock(tx, ids, by)
  return ids
}
