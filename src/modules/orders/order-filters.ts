import { sql } from 'kysely'
import type { PlatformTx, TenantTx } from '#platform/database/transactions.ts'
import type { ListOrdersQuery } from './orders.schemas.ts'
import { isSearched } from './search-orders.ts'

/** Whose orders these are, wherever that is known: row security says it too, but only while it runs, and a plan is made before. */
export async function ownedFilters(tx: TenantTx | PlatformTx, query: ListOrdersQuery): Promise<ListOrdersQuery> {
  if ('userId' in tx) return { ...query, user_id: tx.userId }
  if (query.product_id === undefined || query.user_id !== undefined) return query
  const product = await tx
    .selectFrom('products')
    .select('user_id')
    .where('id', '=', query.product_id)
    .executeTakeFirst()
  return { ...query, user_id: product?.user_id }
}

/** Nothing but whose they are and which product they hold. */
export function isByProductAlone(query: ListOrdersQuery): boolean {
  const { product_id, status, search, created_from, created_before, min_total, max_total } = query
  const others = [status, search, created_from, created_before, min_total, max_total]
  return product_id !== undefined && others.every((filter) => filter === undefined)
}

export function matching(query: ListOrdersQuery) {
  const { status, user_id, search, product_id, created_from, created_before, min_total, max_total } = query
  const conditions = [
    status !== undefined && sql`orders.status = ${status}`,
    user_id !== undefined && sql`orders.user_id = ${user_id}`,
    created_from !== undefined && sql`orders.created_at >= ${created_from}`,
    created_before !== undefined && sql`orders.created_at < ${created_before}`,
    min_total !== undefined && sql`orders.total_cents >= ${cents(min_total)}`,
    max_total !== undefined && sql`orders.total_cents <= ${cents(max_total)}`,
    search !== undefined && isSearched(search, user_id),
    product_id !== undefined && holdsProduct(product_id, user_id),
  ].filter((condition) => condition !== false)
  return sql<boolean>`${sql.join([sql`true`, ...conditions], sql` AND `)}`
}

const cents = (total: string) => sql`(${total}::numeric * 100)::bigint`

function holdsProduct(productId: number, userId: number | undefined) {
  if (userId === undefined) return sql`false`
  // Asked order by order (hence the limit): joined, PostgreSQL would rather read all orders than the first few.
  return sql`(SELECT true FROM order_items WHERE order_items.user_id = ${userId}
    AND order_items.order_id = orders.id AND order_items.product_id = ${productId} LIMIT 1)`
}

/** Of a product alone an index of the lines knows the orders, each once. */
export function ordersOfProduct({ user_id, product_id }: ListOrdersQuery) {
  return sql<{ id: number }>`
    SELECT DISTINCT order_id AS id FROM order_items WHERE user_id = ${user_id ?? null} AND product_id = ${product_id}`
}
