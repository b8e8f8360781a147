import type { ProductCounts } from '#modules/stats/index.ts'
import type { PlatformTx, TenantTx } from '#platform/database/transactions.ts'
import { limits } from '#platform/http/paging.ts'
import {
  atLeast,
  exactly,
  isBeyond,
  spanOf,
  type Total,
  tooFar,
  windowOfFew,
  windowRows,
} from '#platform/http/window.ts'
import { countWithinPrices } from './count-within-prices.ts'
import { type Found, type Listed, largeCatalogue } from './indexed-list.ts'
import { hasIndex, type List, partOf } from './part-of-list.ts'
import { filtersOf } from './product-filters.ts'
import type { ChosenProducts } from './products.schemas.ts'

/** Answers a total that was counted before and holds still, or counts. */
export type KeepTotal = (count: () => Promise<Total>) => Promise<Total>

interface PageOfList {
  /** One more than the page has when there is a next page. */
  listed: Listed[]
  total: Total
}

/** Which products a page shows, and of how many. A cursor knows the total already, and nothing is counted again. */
export async function pageOfList(
  tx: TenantTx | PlatformTx,
  query: ChosenProducts,
  counts: () => Promise<ProductCounts>,
  keepTotal: KeepTotal = (count) => count(),
): Promise<PageOfList> {
  const list: List = {
    filters: filtersOf(query),
    sort: query.sort,
    seen: query.cursor?.keys,
    countAll: async () => (await counts()).products,
  }
  if (query.cursor !== undefined) {
    const { rows } = await partOf(tx, list, { offset: 0, limit: query.per_page + 1 })
    return { listed: rows, total: query.cursor.total }
  }
  if (query.search !== undefined) return search(tx, query, { ...list, isCounted: true })
  const total = await countFitting(tx, query, list, keepTotal, counts)
  const span = spanOf(query, query.sort, total, await reach(query, list))
  const { rows } = await partOf(tx, { ...list, total, sort: span.sort }, span)
  // A page near the end was looked for from there.
  return { listed: span.sort === query.sort ? rows : rows.toReversed(), total }
}

/** What is found tells how many there are as well. */
async function search(tx: TenantTx | PlatformTx, query: ChosenProducts, list: List): Promise<PageOfList> {
  const { limit, offset } = limits(query)
  if (offset >= (await reach(query, list))) {
    const total = totalOf(await partOf(tx, list, { offset: 0, limit: 1 }))
    if (!total.isExact) throw tooFar(query.page)
  }
  const found = await partOf(tx, list, { offset, limit: limit + 1 })
  const total = totalOf(found)
  if (offset > 0 && isBeyond(offset, total)) throw tooFar(query.page)
  return { listed: found.rows, total }
}

const totalOf = ({ fitting }: Found): Total => {
  if (fitting === undefined) throw new Error('A search is always counted.')
  return fitting.isAll ? exactly(fitting.rows) : atLeast(fitting.rows)
}

/** Figures that are kept answer it, unless there is a bound of prices: then the index of prices is counted. */
async function countFitting(
  tx: TenantTx | PlatformTx,
  { min_price, max_price, in_stock }: ChosenProducts,
  { filters }: List,
  keepTotal: KeepTotal,
  counts: () => Promise<ProductCounts>,
): Promise<Total> {
  if (min_price !== undefined || max_price !== undefined) {
    return keepTotal(() => countWithinPrices(tx, filters, in_stock))
  }
  const { products, out_of_stock } = await counts()
  if (in_stock === undefined) return exactly(products)
  return exactly(in_stock ? products - out_of_stock : out_of_stock)
}

async function reach(query: ChosenProducts, { filters, sort, countAll }: List): Promise<number> {
  const isPlain = filters.length === 0 && hasIndex(sort)
  if (isPlain || limits(query).offset < windowOfFew) return windowRows
  return (await countAll()) <= largeCatalogue ? Number.POSITIVE_INFINITY : windowOfFew
}
