import type { Selectable } from 'kysely'
import { isOwn } from '#platform/database/own-rows.ts'
import type { Products } from '#platform/database/schema.ts'
import type { PlatformTx, TenantTx } from '#platform/database/transactions.ts'
import { productNotFound } from './products.errors.ts'
import type { ProductResource } from './products.schemas.ts'

export const columns = [
  'id',
  'user_id',
  'name',
  'description',
  'price',
  'quantity',
  'listing_id',
  'options',
  'position',
  'sku',
  'barcode',
  'compare_at_price',
  'weight_grams',
  'needs_shipping',
  'tax_class',
  'stock_policy',
  'metadata',
  'created_at',
  'updated_at',
] as const

/** The columns hold what the requests let in, which the types of JSON and of text do not say. */
export function toProduct(row: Pick<Selectable<Products>, (typeof columns)[number]>): ProductResource {
  const { created_at, updated_at, ...product } = row
  const times = { created_at: created_at.toISOString(), updated_at: updated_at.toISOString() }
  return { ...(product as Omit<ProductResource, 'created_at' | 'updated_at'>), ...times }
}

/** The products that are there: a deleted one is a row only for the orders that hold it. */
export const liveProducts = (tx: TenantTx | PlatformTx) =>
  tx.selectFrom('products').where(isOwn(tx, 'products')).where('deleted_at', 'is', null)

export async function getProduct(tx: TenantTx | PlatformTx, id: number): Promise<ProductResource> {
  const row = await liveProducts(tx).select(columns).where('id', '=', id).executeTakeFirst()
  if (row === undefined) throw productNotFound()
  return toProduct(row)
}

export async function lockProduct(tx: TenantTx, id: number): Promise<void> {
  await liveProducts(tx).select('id').where('id', '=', id).forUpdate().execute()
}

export async function findProductOwner(tx: PlatformTx, id: number): Promise<number | undefined> {
  const row = await liveProducts(tx).select('user_id').where('id', '=', id).executeTakeFirst()
  return row?.user_id
}
