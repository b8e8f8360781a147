import { type RawBuilder, sql } from 'kysely'
import { countProducts } from '#modules/stats/index.ts'
import { planForValues } from '#platform/database/plan-for-values.ts'
import type { PlatformTx, TenantTx } from '#platform/database/transactions.ts'
import { cursorKeys, encodeCursor } from '#platform/http/cursor.ts'
import type { Page } from '#platform/http/envelope.ts'
import { type Ordering, orderBy } from '#platform/http/paging.ts'
import { exactly, spanOf, type Total } from '#platform/http/window.ts'
import { countIds, idsOf, keyKinds, ownedBy, productColumns } from './product-ids.ts'
import { columns, liveProducts, toProduct } from './products.queries.ts'
import type { ChosenProducts, ProductResource } from './products.schemas.ts'
import { type FoundPage, searchPage } from './search-products.ts'

/** Answers a total that was counted before and holds still, or counts. */
export type KeepTotal = (count: () => Promise<Total>) => Promise<Total>

/** A page of products, by number or by cursor. A cursor knows the total already, and nothing is counted again. */
export async function listProducts(
  tx: TenantTx | PlatformTx,
  query: ChosenProducts,
  keepTotal: KeepTotal = (count) => count(),
): Promise<Page<ProductResource>> {
  const { sort, cursor, search } = query
  await planForValues(tx)
  const { ids, total } =
    search === undefined ? await browse(tx, query, keepTotal) : await searchPage(tx, { ...query, search })
  const found = await productsBy(tx, ids, sort)
  const page = cursor?.page ?? query.page
  const rows = found.slice(0, query.per_page)
  const keys = found.length > query.per_page ? rows.at(-1)?.keys : undefined
  const nextCursor = keys === undefined ? null : encodeCursor({ keys, page: page + 1, total })
  return { rows: rows.map(toProduct), total: total.rows, totalIsExact: total.isExact, page, nextCursor }
}

/** The ids of a page without a search, and one more when there is a next page. */
async function browse(tx: TenantTx | PlatformTx, query: ChosenProducts, keepTotal: KeepTotal): Promise<FoundPage> {
  const { sort, cursor, per_page } = query
  const total = cursor?.total ?? (await countMatching(tx, query, keepTotal))
  const span = cursor === undefined ? spanOf(query, sort, total) : { sort, limit: per_page + 1, offset: 0 }
  return { ids: sql`SELECT id FROM (${idsOf(tx, query, span, { total })}) AS listed`, total }
}

/** Figures that are kept answer it, unless there is a bound of prices: then the index of prices is counted. */
async function countMatching(tx: TenantTx | PlatformTx, query: ChosenProducts, keepTotal: KeepTotal): Promise<Total> {
  const { min_price, max_price, in_stock } = query
  if (min_price !== undefined || max_price !== undefined) return keepTotal(() => countIds(tx, query))
  const { products, out_of_stock } = await countProducts(tx)
  if (in_stock === undefined) return exactly(products)
  return exactly(in_stock ? products - out_of_stock : out_of_stock)
}

function productsBy(tx: TenantTx | PlatformTx, ids: RawBuilder<unknown>, sort: Ordering[]) {
  const owned = sql.join([sql`true`, ...ownedBy(tx, 'products')], sql` AND `)
  return (
    liveProducts(tx)
      .select(columns)
      .select(cursorKeys(sort, keyKinds, productColumns).as('keys'))
      // As an array they are found once, before anything else, whatever PostgreSQL takes the table to hold.
      .where(sql<boolean>`id = ANY (ARRAY(${ids})) AND ${owned}`)
      .orderBy(orderBy(sort, productColumns))
      .execute()
  )
}
