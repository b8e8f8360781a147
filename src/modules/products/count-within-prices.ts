import { sql } from 'kysely'
import { planForValues } from '#platform/database/planning.ts'
import type { PlatformTx, TenantTx } from '#platform/database/transactions.ts'
import { countedTotal, countingLimit, type Total } from '#platform/http/window.ts'
import { allOf } from './indexed-list.ts'
import { type Filter, type ListTable, liveIn } from './product-filters.ts'

/** How many fit, each of them looked at, as far as the window reaches. */
export async function countWithinPrices(
  tx: TenantTx | PlatformTx,
  filters: Filter[],
  inStock: boolean | undefined,
): Promise<Total> {
  await planForValues(tx)
  // The few that are sold out have an index of prices of their own.
  const table: ListTable = inStock === false ? 'product_levels' : 'products'
  const conditions = allOf([liveIn(tx, table), ...filters.map(({ on }) => on(table))])
  const { rows } = await sql<{ total: number }>`
    SELECT count(*) AS "total" FROM (
      SELECT FROM ${sql.table(table)} WHERE ${conditions} LIMIT ${countingLimit}) AS counted`.execute(tx)
  return countedTotal(rows[0]?.total ?? 0)
}
