import { sql } from 'kysely'
import type { PlatformTx, TenantTx } from '#platform/database/transactions.ts'
import { afterCursor, cursorKeys, encodeCursor, type KeyKinds } from '#platform/http/cursor.ts'
import type { Page } from '#platform/http/envelope.ts'
import { orderBy } from '#platform/http/paging.ts'
import { countedTotal, countingLimit, exactly, spanOf, type Total } from '#platform/http/window.ts'
import { ordersWithItems, toOrder } from './orders.queries.ts'
import type { ListOrdersQuery, OrderResource } from './orders.schemas.ts'
import { belongsToSearched, isSearched, searchesUsers } from './search-orders.ts'

const keyKinds: KeyKinds = {
  id: 'integer',
  number: 'integer',
  created_at: 'moment',
  updated_at: 'moment',
  total_price: 'money',
  status: 'word',
}

/** A page of orders, by number or by cursor. */
export async function listOrders(tx: TenantTx | PlatformTx, query: ListOrdersQuery): Promise<Page<OrderResource>> {
  const { sort, cursor } = query
  const filters = await ownedFilters(tx, query)
  // One tenant has three orders and the next a hundred thousand: a plan made for all of them would suit none.
  await sql`SET LOCAL plan_cache_mode = force_custom_plan`.execute(tx)
  const page = cursor?.page ?? query.page
  const total = cursor?.total ?? (await countOrders(tx, filters))
  const span = cursor === undefined ? spanOf(query, sort, total) : { sort, limit: query.per_page + 1, offset: 0 }
  // Their ids alone come from an index, however far from the start; only the page's own rows and lines are read.
  const ids = tx
    .selectFrom('orders')
    .select('id')
    .where(matching(filters))
    .$if(cursor !== undefined, (orders) =>
      orders.where(afterCursor(sort, keyKinds, cursor as NonNullable<typeof cursor>)),
    )
    .orderBy(orderBy(span.sort))
    // One more than asked for tells whether there is a next page.
    .limit(span.limit)
    .offset(span.offset)
  const found = await ordersWithItems(tx)
    .select(cursorKeys(sort, keyKinds).as('keys'))
    .where('orders.id', 'in', ids)
    .orderBy(orderBy(sort))
    .execute()
  const rows = found.slice(0, query.per_page)
  const keys = found.length > query.per_page ? rows.at(-1)?.keys : undefined
  const nextCursor = keys === undefined ? null : encodeCursor({ keys, page: page + 1, total })
  return { rows: rows.map(toOrder), total: total.rows, totalIsExact: total.isExact, page, nextCursor }
}

/** Whose orders these are, wherever that is known: row security says it too, but only while it runs, and a plan is made before. */
async function ownedFilters(tx: TenantTx | PlatformTx, query: ListOrdersQuery): Promise<ListOrdersQuery> {
  if ('userId' in tx) return { ...query, user_id: tx.userId }
  if (query.product_id === undefined || query.user_id !== undefined) return query
  const product = await tx
    .selectFrom('products')
    .select('user_id')
    .where('id', '=', query.product_id)
    .executeTakeFirst()
  return { ...query, user_id: product?.user_id }
}

function matching({
  status,
  user_id,
  search,
  product_id,
  created_from,
  created_before,
  min_total,
  max_total,
}: ListOrdersQuery) {
  const conditions = [
    status !== undefined && sql`orders.status = ${status}`,
    user_id !== undefined && sql`orders.user_id = ${user_id}`,
    created_from !== undefined && sql`orders.created_at >= ${created_from}`,
    created_before !== undefined && sql`orders.created_at < ${created_before}`,
    min_total !== undefined && sql`orders.total_price >= ${min_total}`,
    max_total !== undefined && sql`orders.total_price <= ${max_total}`,
    search !== undefined && isSearched(search, user_id),
    product_id !== undefined && holdsProduct(product_id, user_id),
  ].filter((condition) => condition !== false)
  return sql<boolean>`${sql.join([sql`true`, ...conditions], sql` AND `)}`
}

function holdsProduct(productId: number, userId: number | undefined) {
  if (userId === undefined) return sql`false`
  return sql`EXISTS (SELECT FROM order_items WHERE order_items.user_id = ${userId}
    AND order_items.order_id = orders.id AND order_items.product_id = ${productId})`
}

/** By status and user the counters know; only what is filtered further is counted. */
async function countOrders(tx: TenantTx | PlatformTx, query: ListOrdersQuery): Promise<Total> {
  const { status, user_id, search, product_id, created_from, created_before, min_total, max_total } = query
  const users = search !== undefined && user_id === undefined && searchesUsers(search) ? search : undefined
  const numbered = users === undefined ? search : undefined
  const further = [numbered, product_id, created_from, created_before, min_total, max_total]
  if (further.some((filter) => filter !== undefined)) {
    const { total } = await tx
      .selectFrom(tx.selectFrom('orders').select('id').where(matching(query)).limit(countingLimit).as('counted'))
      .select((counted) => counted.fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow()
    return countedTotal(total)
  }
  const { total } = await tx
    .selectFrom('order_counters')
    .select(sql<number>`coalesce(sum(${sql.ref(status ?? 'last_number')}), 0)::bigint`.as('total'))
    .$if(user_id !== undefined, (counters) => counters.where('user_id', '=', user_id as number))
    .$if(users !== undefined, (counters) => counters.where(belongsToSearched('order_counters', users as string)))
    .executeTakeFirstOrThrow()
  return exactly(total)
}
