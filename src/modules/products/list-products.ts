import { sql } from 'kysely'
import { countProducts } from '#modules/stats/index.ts'
import { planById } from '#platform/database/planning.ts'
import type { PlatformTx, TenantTx } from '#platform/database/transactions.ts'
import { encodeCursor, keyIn } from '#platform/http/cursor.ts'
import type { Page } from '#platform/http/envelope.ts'
import { completeOrder, type Ordering, orderBy } from '#platform/http/paging.ts'
import type { Listed } from './indexed-list.ts'
import { type KeepTotal, pageOfList } from './page-of-list.ts'
import { hasIndex } from './part-of-list.ts'
import { columnsOf, keyKinds, type ListColumn, listColumns, liveIn } from './product-filters.ts'
import { columns, toProduct } from './products.queries.ts'
import type { ChosenProducts, ProductResource } from './products.schemas.ts'

/** A page of products, by number or by cursor. */
export async function listProducts(
  tx: TenantTx | PlatformTx,
  query: ChosenProducts,
  keepTotal?: KeepTotal,
): Promise<Page<ProductResource>> {
  // Planned as PostgreSQL likes: it is the same index from one end to the other, whoever's products they are.
  const counts = query.cursor === undefined ? await countProducts(tx) : undefined
  const { listed, total } = await pageOfList(tx, query, async () => counts ?? countProducts(tx), keepTotal)
  const found = await productsBy(tx, listed, query)
  const page = query.cursor?.page ?? query.page
  const rows = found.slice(0, query.per_page)
  const last = found.length > query.per_page ? rows.at(-1) : undefined
  const nextCursor = last?.keys ? encodeCursor({ keys: keysBy(query.sort, last.keys), page: page + 1, total }) : null
  return { rows: rows.map(toProduct), total: total.rows, totalIsExact: total.isExact, page, nextCursor }
}

const keysBy = (sort: Ordering[], keys: Keys) => completeOrder(sort).map(({ column }) => keys[column as ListColumn])

type Keys = Record<ListColumn, string>
type Row = Parameters<typeof toProduct>[0] & { keys: Keys | null }

/**
 * In the list's order; rows that are equal in its first column come in any order from there. One text serves all other sorts.
 * It looks up each row for itself: its plan is kept, and small tables grow.
 */
async function productsBy(
  tx: TenantTx | PlatformTx,
  listed: Listed[],
  { sort, per_page }: ChosenProducts,
): Promise<Row[]> {
  await planById(tx)
  const isOrdered = hasIndex(sort)
  const keys = listColumns.flatMap((column) => [sql.lit(column), keyIn(keyKinds[column], columnsOf.products[column])])
  // A cursor is made of the page's last row, which is known by its place.
  const isAsked = isOrdered ? sql`listed.place = ${per_page}` : sql`true`
  const { rows } = await sql<Row>`
    SELECT found.* FROM unnest(${listed.map(({ id }) => id)}::bigint[]) WITH ORDINALITY AS listed (id, place)
    CROSS JOIN LATERAL (
      SELECT ${sql.join(columns.map((column) => sql.ref(column)))},
        CASE WHEN ${isAsked} THEN json_build_object(${sql.join(keys)}) END AS keys
      FROM products WHERE products.id = listed.id AND ${liveIn(tx, 'products')} OFFSET 0) AS found
    ORDER BY ${isOrdered ? sql`listed.place` : orderBy(sort)}`.execute(tx)
  return rows
}
