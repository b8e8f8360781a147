import type { PlatformTx, TenantTx } from '#platform/database/transactions.ts'
import { afterCursor, cursorKeys, encodeCursor, type KeyKinds } from '#platform/http/cursor.ts'
import type { Page } from '#platform/http/envelope.ts'
import { limits, orderBy } from '#platform/http/paging.ts'
import { columns, liveProducts, toProduct } from './products.queries.ts'
import type { ChosenProducts, ProductResource } from './products.schemas.ts'

const keyKinds: KeyKinds = {
  id: 'integer',
  name: 'text',
  price: 'money',
  quantity: 'integer',
  created_at: 'moment',
  updated_at: 'moment',
}

/** A page of products, by number or by cursor. A cursor knows the total already, and nothing is counted again. */
export async function listProducts(tx: TenantTx | PlatformTx, query: ChosenProducts): Promise<Page<ProductResource>> {
  const { sort, cursor } = query
  const { limit, offset } = limits(query)
  const page = cursor?.page ?? query.page
  const found = await matching(tx, query)
    .select(columns)
    .select(cursorKeys(sort, keyKinds).as('keys'))
    .$if(cursor !== undefined, (products) =>
      products.where(afterCursor(sort, keyKinds, cursor as NonNullable<typeof cursor>)),
    )
    .orderBy(orderBy(sort))
    // One more than asked for tells whether there is a next page.
    .limit(limit + 1)
    .offset(cursor === undefined ? offset : 0)
    .execute()
  const total = cursor?.total ?? (await countProducts(tx, query))
  const rows = found.slice(0, limit)
  const keys = found.length > limit ? rows.at(-1)?.keys : undefined
  const nextCursor = keys === undefined ? null : encodeCursor({ keys, page: page + 1, total })
  return { rows: rows.map(toProduct), total, page, nextCursor }
}

async function countProducts(tx: TenantTx | PlatformTx, query: ChosenProducts): Promise<number> {
  const { total } = await matching(tx, query)
    .select((row) => row.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  return total
}

function matching(tx: TenantTx | PlatformTx, query: ChosenProducts) {
  const { search, min_price, max_price, in_stock } = query
  return (
    liveProducts(tx)
      // Row security says the same; said here as a constant, it lets the planner see how few rows are one user's.
      .$if('userId' in tx, (products) => products.where('user_id', '=', (tx as TenantTx).userId))
      .$if(search !== undefined, (products) => products.where('name', 'ilike', `%${escapeLike(search as string)}%`))
      .$if(min_price !== undefined, (products) => products.where('price', '>=', min_price as string))
      .$if(max_price !== undefined, (products) => products.where('price', '<=', max_price as string))
      .$if(in_stock !== undefined, (products) => products.where('quantity', in_stock ? '>' : '=', 0))
  )
}

const escapeLike = (text: string) => text.replace(/[\\%_]/g, '\\$&')
