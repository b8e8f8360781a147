import type { Selectable } from 'kysely'
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
  'created_at',
  'updated_at',
] as const

export function toProduct(row: Pick<Selectable<Products>, (typeof columns)[number]>): ProductResource {
  const { id, user_id, name, description, price, quantity, created_at, updated_at } = row
  const times = { created_at: created_at.toISOString(), updated_at: updated_at.toISOString() }
  return { id, user_id, name, description, price, quantity, ...times }
}

/** The products that are there: a deleted one is a row only for the orders that hold it. */
export const liveProducts = (tx: TenantTx | PlatformTx) => tx.selectFrom('products').where('deleted_at', 'is', null)

export async function getProduct(tx: TenantTx | PlatformTx, id: number): Promise<ProductResource> {
  const row = await liveProducts(tx).select(columns).where('id', '=', id).executeTakeFirst()
  if (row === undefined) throw productNotFound()
  return toProduct(row)
}

export async function findProductOwner(tx: PlatformTx, id: number): Promise<number | undefined> {
  const row = await liveProducts(tx).select('user_id').where('id', '=', id).executeTakeFirst()
  return row?.user_id
}
