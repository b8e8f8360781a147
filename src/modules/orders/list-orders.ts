import { sql } from 'kysely'
import { planForValues } from '#platform/database/planning.ts'
import type { PlatformTx, TenantTx } from '#platform/database/transactions.ts'
import { afterCursor, cursorKeys, encodeCursor, type KeyKinds } from '#platform/http/cursor.ts'
import type { Page } from '#platform/http/envelope.ts'
import { type ColumnNames, type Ordering, orderBy } from '#platform/http/paging.ts'
import { isFew, spanOf } from '#platform/http/window.ts'
import { countOrders } from './count-orders.ts'
import { isByProductAlone, matching, ordersOfProduct, ownedFilters } from './order-filters.ts'
import { ordersWithItems, toOrder } from './orders.queries.ts'
import type { ListOrdersQuery, OrderResource } from './orders.schemas.ts'

const keyKinds: KeyKinds = {
  id: 'integer',
  number: 'integer',
  created_at: 'moment',
  updated_at: 'moment',
  total_price: 'money',
  status: 'word',
}

/** Totals are compared in cents: why, `migrations/0023_order_lists_by_value.sql` tells. */
const names: ColumnNames = { total_price: 'total_cents' }

/** A page of orders, by number or by cursor. */
export async function listOrders(tx: TenantTx | PlatformTx, query: ListOrdersQuery): Promise<Page<OrderResource>> {
  const { cursor } = query
  const filters = await ownedFilters(tx, query)
  const sort = indexedOrder(filters)
  await planForValues(tx)
  const page = cursor?.page ?? query.page
  const total = cursor?.total ?? (await countOrders(tx, filters))
  const span = cursor === undefined ? spanOf(query, sort, total) : { sort, limit: query.per_page + 1, offset: 0 }
  // Few that match are gathered first, so that no plan walks through the list hoping to meet them early.
  const few = tx.selectFrom('orders').selectAll().where(gathered(filters)).offset(0).as('orders')
  const many = () => tx.selectFrom('orders').where(matching(filters))
  // Their ids alone come from an index, however far from the start; only the page's own rows and lines are read.
  const ids = (isFew(total) ? tx.selectFrom(few) : many())
    .select('id')
    .$if(cursor !== undefined, (orders) =>
      orders.where(afterCursor(sort, keyKinds, cursor as NonNullable<typeof cursor>, names)),
    )
    .orderBy(orderBy(span.sort, names))
    // One more than asked for tells whether there is a next page.
    .limit(span.limit)
    .offset(span.offset)
  const found = await ordersWithItems(tx)
    .select(cursorKeys(sort, keyKinds, names).as('keys'))
    .where('orders.id', 'in', ids)
    .orderBy(orderBy(sort, names))
    .execute()
  const rows = found.slice(0, query.per_page)
  const keys = found.length > query.per_page ? rows.at(-1)?.keys : undefined
  const nextCursor = keys === undefined ? null : encodeCursor({ keys, page: page + 1, total })
  return { rows: rows.map(toOrder), total: total.rows, totalIsExact: total.isExact, page, nextCursor }
}

/** As the indexes have them: orders of one status follow their days, and one user's numbers are all different. */
function indexedOrder({ sort, user_id }: ListOrdersQuery): Ordering[] {
  const last = sort.at(-1)
  if (last?.column === 'status') return [...sort, { column: 'created_at', direction: last.direction }]
  if (user_id === undefined) return sort
  return sort.map((term) => (term.column === 'number' ? { ...term, isUnique: true } : term))
}

/** A product's few orders by their ids: no plan is to look at all the others for them. */
function gathered(filters: ListOrdersQuery) {
  return isByProductAlone(filters) ? sql<boolean>`id = ANY (ARRAY(${ordersOfProduct(filters)}))` : matching(filters)
}
