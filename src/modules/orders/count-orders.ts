import { sql } from 'kysely'
import type { PlatformTx, TenantTx } from '#platform/database/transactions.ts'
import { countedTotal, countingLimit, exactly, type Total } from '#platform/http/window.ts'
import { isByProductAlone, matching, ordersOfProduct } from './order-filters.ts'
import type { ListOrdersQuery } from './orders.schemas.ts'
import { belongsToSearched, searchesUsers } from './search-orders.ts'

/** By status and user the counters know; only what is filtered further is counted. */
export async function countOrders(tx: TenantTx | PlatformTx, query: ListOrdersQuery): Promise<Total> {
  const { status, user_id, search, product_id, created_from, created_before, min_total, max_total } = query
  const users = search !== undefined && user_id === undefined && searchesUsers(search) ? search : undefined
  const numbered = users === undefined ? search : undefined
  const further = [numbered, product_id, created_from, created_before, min_total, max_total]
  if (further.some((filter) => filter !== undefined)) {
    const found = isByProductAlone(query) ? ordersOfProduct(query) : sql`SELECT FROM orders WHERE ${matching(query)}`
    const { rows } = await sql<{ total: number }>`
      SELECT count(*) AS "total" FROM (${found} LIMIT ${countingLimit}) AS counted`.execute(tx)
    return countedTotal(rows[0]?.total ?? 0)
  }
  const { total } = await tx
    .selectFrom('order_counters')
    .select(sql<number>`coalesce(sum(${sql.ref(status ?? 'last_number')}), 0)::bigint`.as('total'))
    .$if(user_id !== undefined, (counters) => counters.where('user_id', '=', user_id as number))
    .$if(users !== undefined, (counters) => counters.where(belongsToSearched('order_counters', users as string)))
    .executeTakeFirstOrThrow()
  return exactly(total)
}
