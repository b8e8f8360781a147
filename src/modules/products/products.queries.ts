import type { Selectable } from 'kysely'
import type { Products } from '#platform/database/schema.ts'
import type { PlatformTx, TenantTx } from '#platform/database/transactions.ts'
import type { Page } from '#platform/http/envelope.ts'
import { limits, orderBy } from '#platform/http/paging.ts'
import { productNotFound } from './products.errors.ts'
import type { ListProductsQuery, ProductResource } from './products.schemas.ts'

const columns = ['id', 'user_id', 'name', 'description', 'price', 'quantity', 'created_at', 'updated_at'] as const

export function toProduct(row: Pick<Selectable<Products>, (typeof columns)[number]>): ProductResource {
  return { ...row, created_at: row.created_at.toISOString(), updated_at: row.updated_at.toISOString() }
}

/** The products that are there: a deleted one is a row only for the orders that hold it. */
const liveProducts = (tx: TenantTx | PlatformTx) => tx.selectFrom('products').where('deleted_at', 'is', null)

export async function getProduct(tx: TenantTx | PlatformTx, id: number): Promise<ProductResource> {
  const row = await liveProducts(tx).select(columns).where('id', '=', id).executeTakeFirst()
  if (row === undefined) throw productNotFound()
  return toProduct(row)
}

export async function findProductOwner(tx: PlatformTx, id: number): Promise<number | undefined> {
  const row = await liveProducts(tx).select('user_id').where('id', '=', id).executeTakeFirst()
  return row?.user_id
}

export async function listProducts(
  tx: TenantTx | PlatformTx,
  query: ListProductsQuery,
): Promise<Page<ProductResource>> {
  const { limit, offset } = limits(query)
  const chosen = matching(tx, query)
  const rows = await chosen.select(columns).orderBy(orderBy(query.sort)).limit(limit).offset(offset).execute()
  const { total } = await chosen.select((row) => row.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  return { rows: rows.map(toProduct), total }
}

function matching(tx: TenantTx | PlatformTx, query: ListProductsQuery) {
  const { search, min_price, max_price, in_stock, user_id } = query
  return liveProducts(tx)
    .$if(user_id !== undefined, (products) => products.where('user_id', '=', user_id as number))
    .$if(search !== undefined, (products) => products.where('name', 'ilike', `%${escapeLike(search as string)}%`))
    .$if(min_price !== undefined, (products) => products.where('price', '>=', min_price as string))
    .$if(max_price !== undefined, (products) => products.where('price', '<=', max_price as string))
    .$if(in_stock !== undefined, (products) => products.where('quantity', in_stock ? '>' : '=', 0))
}

const escapeLike = (text: string) => text.replace(/[\\%_]/g, '\\$&')
