import { type RawBuilder, sql } from 'kysely'
import { countProducts } from '#modules/stats/index.ts'
import type { PlatformTx, TenantTx } from '#platform/database/transactions.ts'
import { limits, orderBy } from '#platform/http/paging.ts'
import { atLeast, exactly, isBeyond, type Total, tooFar } from '#platform/http/window.ts'
import { afterSeen, idsOf, productColumns, withinPrices, withinStock } from './product-ids.ts'
import type { ChosenProducts } from './products.schemas.ts'
import { piecesOf } from './text-pieces.ts'

export interface FoundPage {
  ids: RawBuilder<unknown>
  total: Total
}

type SearchedProducts = ChosenProducts & { search: string }

interface Walked {
  isAll: boolean
  walked: number
  found: number[]
}

/** So many products are looked at one by one before the text's index is asked. */
const walkedRows = { ofAnIndex: 1_000, ofTheTable: 500 }
/** So many matches are gathered from that index, at most. */
const gatheredRows = 1_500

/**
 * The ids of a page of a search, and one more when there is a next page. A text that is in many names meets a page's
 * worth soon after the page's beginning, and there PostgreSQL would need long to gather all that match; of a rare one its
 * index knows the few. Only one that is neither, or whose matches are all far from the beginning, walks on.
 */
export async function searchPage(tx: TenantTx | PlatformTx, query: SearchedProducts): Promise<FoundPage> {
  const { cursor, sort, per_page } = query
  const offset = cursor === undefined ? limits(query).offset : 0
  const span = { sort, limit: per_page + 1, offset }
  const walked = await walk(tx, query)
  const { isAll, found } = walked
  if (isAll || found.length > offset + per_page) {
    return pageOf(found.slice(offset), cursor?.total ?? (await totalAfter(tx, query, walked)), span)
  }
  const gathered = await gather(tx, query, span)
  if (gathered.isAll) return pageOf(gathered.found, cursor?.total ?? exactly(gathered.matching), span)
  const total = cursor?.total ?? atLeast(Math.max(found.length, gathered.matching))
  if (offset > 0 && isBeyond(offset, total)) throw tooFar(query.page)
  const text = sql`name ILIKE ${patternOf(query.search)}`
  return { ids: sql`SELECT id FROM (${idsOf(tx, query, span, { text })}) AS found`, total }
}

function pageOf(found: number[], total: Total, { limit }: { limit: number }): FoundPage {
  return { ids: sql`SELECT unnest(${found.slice(0, limit)}::bigint[])`, total }
}

/** Exact where about so many match, at the rate of those looked at, as can be gathered. */
async function totalAfter(
  tx: TenantTx | PlatformTx,
  query: SearchedProducts,
  { isAll, walked, found }: Walked,
): Promise<Total> {
  if (isAll) return exactly(found.length)
  const { products } = await countProducts(tx)
  if ((found.length / walked) * products > gatheredRows) return atLeast(found.length)
  const all = await gather(tx, query, { limit: 0, offset: 0 })
  return all.isAll ? exactly(all.matching) : atLeast(Math.max(found.length, all.matching))
}

/** What is found near the page's beginning, and whether that was all there is. */
async function walk(tx: TenantTx | PlatformTx, query: SearchedProducts): Promise<Walked> {
  const { sort, in_stock, min_price, max_price } = query
  const isFiltered = [in_stock, min_price, max_price].some((filter) => filter !== undefined)
  const limit = isFiltered ? walkedRows.ofTheTable : walkedRows.ofAnIndex
  const ids = idsOf(tx, query, { sort, limit, offset: 0 })
  const { rows } = await sql<{ walked: number; found: number[] }>`
    SELECT count(*) AS walked,
      coalesce(array_agg(id ORDER BY position) FILTER (WHERE name ILIKE ${patternOf(query.search)}), '{}') AS found
    FROM (SELECT id, name, row_number() OVER () AS position FROM (${ids}) AS ids) AS walked`.execute(tx)
  const { walked, found } = rows[0] as { walked: number; found: number[] }
  return { isAll: walked < limit, walked, found }
}

/** The ids of the page out of all matches that the text's index knows, and whether these are all. */
async function gather(
  tx: TenantTx | PlatformTx,
  query: SearchedProducts,
  { limit, offset }: { limit: number; offset: number },
) {
  const { search, sort } = query
  const asked = sql`${patternOf(search)}, ${piecesOf(search)}::text[], ${gatheredRows + 1}`
  const source = 'userId' in tx ? sql`find_own_products(${asked})` : sql`find_products(NULL, ${asked})`
  const filters = [
    sql`true`,
    ...withinPrices('products.price_cents', query),
    ...withinStock('products.quantity', query),
  ]
  const { rows } = await sql<{ gathered: number; matching: number; found: number[] }>`
    WITH gathered AS MATERIALIZED (SELECT * FROM ${source} AS products),
      products AS MATERIALIZED (SELECT * FROM gathered AS products WHERE ${sql.join(filters, sql` AND `)})
    SELECT (SELECT count(*) FROM gathered) AS gathered, (SELECT count(*) FROM products) AS matching,
      ARRAY(SELECT id FROM products WHERE ${afterSeen(query, sort, productColumns)}
        ORDER BY ${orderBy(sort, productColumns)} LIMIT ${limit} OFFSET ${offset}) AS found`.execute(tx)
  const { gathered, matching, found } = rows[0] as { gathered: number; matching: number; found: number[] }
  return { isAll: gathered <= gatheredRows, matching, found }
}

const patternOf = (search: string) => `%${search.replace(/[\\%_]/g, '\\$&')}%`
