import { type RawBuilder, sql } from 'kysely'
import type { PlatformTx, TenantTx } from '#platform/database/transactions.ts'
import { limits } from '#platform/http/paging.ts'
import { exactly, type Total } from '#platform/http/window.ts'
import { countIds, idsOf } from './product-ids.ts'
import type { ChosenProducts } from './products.schemas.ts'

export interface FoundPage {
  ids: RawBuilder<unknown>
  total: Total
}

type SearchedProducts = ChosenProducts & { search: string }

/** So many products are looked at one by one before the text's index is asked. */
const walkedRows = 1_000

/**
 * The ids of a page of a search, and one more when there is a next page. A text that is in many names meets a page's
 * worth soon after the page's beginning, and there PostgreSQL would need long to gather all that match; of a rare one its
 * index knows the few.
 */
export async function searchPage(
  tx: TenantTx | PlatformTx,
  query: SearchedProducts,
  keepTotal: (count: () => Promise<Total>) => Promise<Total>,
): Promise<FoundPage> {
  const { cursor, sort, search } = query
  const { limit, offset: before } = limits(query)
  const offset = cursor === undefined ? before : 0
  const { walked, found } = await walk(tx, query)
  const isAll = walked < walkedRows
  const count = async () => (isAll ? exactly(found.length) : countIds(tx, query, holds(tx, search)))
  const total = cursor?.total ?? (await keepTotal(count))
  if (isAll || found.length > offset + limit) {
    return { ids: sql`SELECT unnest(${found.slice(offset, offset + limit + 1)}::bigint[])`, total }
  }
  const ids = idsOf(tx, query, { sort, limit: limit + 1, offset }, holds(tx, search))
  return { ids: sql`SELECT id FROM (${ids}) AS found`, total }
}

async function walk(tx: TenantTx | PlatformTx, query: SearchedProducts) {
  const ids = idsOf(tx, query, { sort: query.sort, limit: walkedRows, offset: 0 })
  const { rows } = await sql<{ walked: number; found: number[] }>`
    SELECT count(*) AS walked,
      coalesce(array_agg(id ORDER BY position) FILTER (WHERE name ILIKE ${patternOf(query.search)}), '{}') AS found
    FROM (SELECT id, name, row_number() OVER () AS position FROM (${ids}) AS ids) AS walked`.execute(tx)
  return rows[0] as { walked: number; found: number[] }
}

/** That a name holds the text, by the index that knows three characters in a row. */
function holds(tx: TenantTx | PlatformTx, search: string): RawBuilder<unknown> {
  const pattern = patternOf(search)
  if (!/[\p{L}\p{N}]{3}/u.test(search)) return sql`products.name ILIKE ${pattern}`
  const matching =
    'userId' in tx
      ? sql`SELECT id FROM find_own_products(${pattern}) AS id`
      : sql`SELECT id FROM products WHERE deleted_at IS NULL AND name ILIKE ${pattern}`
  // As an array, so that no plan walks through the list all the same, hoping for an early match.
  return sql`products.id = ANY (ARRAY(${matching}))`
}

const patternOf = (search: string) => `%${search.replace(/[\\%_]/g, '\\$&')}%`
