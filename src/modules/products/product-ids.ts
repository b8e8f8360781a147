import { type RawBuilder, sql } from 'kysely'
import type { PlatformTx, TenantTx } from '#platform/database/transactions.ts'
import { afterCursor, type KeyKinds } from '#platform/http/cursor.ts'
import { type ColumnNames, type Ordering, orderBy } from '#platform/http/paging.ts'
import { countedTotal, countingLimit, type Span, type Total } from '#platform/http/window.ts'
import type { ChosenProducts } from './products.schemas.ts'

export const keyKinds: KeyKinds = {
  id: 'integer',
  name: 'text',
  price: 'integer',
  quantity: 'integer',
  created_at: 'moment',
  updated_at: 'moment',
}

/** Prices are compared in cents: why, `migrations/0018_product_lists.sql` tells. */
export const productColumns: ColumnNames = {
  id: 'products.id',
  name: 'products.name',
  price: 'products.price_cents',
  quantity: 'products.quantity',
  created_at: 'products.created_at',
  updated_at: 'products.updated_at',
}

const levelColumns: ColumnNames = {
  ...productColumns,
  id: 'product_levels.product_id',
  quantity: 'product_levels.quantity',
  updated_at: 'product_levels.updated_at',
}

/** Where a list's ids come from, and what they have to match, but for a text. */
interface Source {
  columns: ColumnNames
  from: RawBuilder<unknown>
  conditions: RawBuilder<unknown>[]
}

/** The ids of a span, from the index of its sort; `text` says how a search is met. A search knows their names, too. */
export function idsOf(
  tx: TenantTx | PlatformTx,
  query: ChosenProducts,
  { sort, limit, offset }: Span,
  text?: RawBuilder<unknown>,
): RawBuilder<unknown> {
  const { columns, from, conditions } = sourceOf(tx, query, sort)
  const { cursor, search } = query
  const all = [...conditions, ...(text ? [text] : [])]
  if (cursor !== undefined) all.push(afterCursor(sort, keyKinds, cursor, columns))
  const selected = sql`${sql.ref(columns.id as string)} AS id${search === undefined ? sql`` : sql`, products.name`}`
  return sql`SELECT ${selected} FROM ${from} WHERE ${sql.join(all, sql` AND `)}
    ORDER BY ${orderBy(sort, columns)} LIMIT ${limit} OFFSET ${offset}`
}

/** How many match, each of them looked at, as far as the window reaches. */
export async function countIds(
  tx: TenantTx | PlatformTx,
  query: ChosenProducts,
  text?: RawBuilder<unknown>,
): Promise<Total> {
  const { from, conditions } = productsAlone(tx, query)
  const all = [...conditions, ...(text ? [text] : [])]
  const { rows } = await sql<{ total: number }>`
    SELECT count(*) AS "total" FROM (
      SELECT FROM ${from} WHERE ${sql.join(all, sql` AND `)} LIMIT ${countingLimit}) AS counted`.execute(tx)
  return countedTotal(rows[0]?.total ?? 0)
}

function sourceOf(tx: TenantTx | PlatformTx, query: ChosenProducts, sort: Ordering[]): Source {
  const isLevel = ({ column }: Ordering) => column === 'quantity' || column === 'updated_at'
  const [first] = sort
  if (first === undefined || !isLevel(first)) return productsAlone(tx, query)
  const filtered = [query.search, query.min_price, query.max_price].some((filter) => filter !== undefined)
  const sortedOtherwise = sort.some((term) => !isLevel(term) && term.column !== 'id')
  return levelsWith(tx, query, filtered || sortedOtherwise)
}

function productsAlone(tx: TenantTx | PlatformTx, query: ChosenProducts): Source {
  const conditions = ofProducts(tx, query)
  if (query.in_stock === true) conditions.push(sql`products.quantity > 0`)
  if (query.in_stock === false) {
    const owned = sql.join([...ownedBy(tx, 'product_levels'), sql`quantity = 0`], sql` AND `)
    conditions.push(sql`products.id IN (SELECT product_id FROM product_levels WHERE ${owned})`)
  }
  return { columns: productColumns, from: sql`products`, conditions }
}

/** Levels know what orders change in products, and which are there: mostly that is enough. */
function levelsWith(tx: TenantTx | PlatformTx, query: ChosenProducts, products: boolean): Source {
  const conditions = [sql`true`, ...ownedBy(tx, 'product_levels'), ...(products ? ofProducts(tx, query) : [])]
  if (query.in_stock !== undefined) {
    conditions.push(sql`product_levels.quantity ${sql.raw(query.in_stock ? '>' : '=')} 0`)
  }
  const joined = sql`JOIN products ON products.user_id = product_levels.user_id AND products.id = product_levels.product_id`
  return { columns: levelColumns, from: sql`product_levels ${products ? joined : sql``}`, conditions }
}

function ofProducts(tx: TenantTx | PlatformTx, { min_price, max_price }: ChosenProducts): RawBuilder<unknown>[] {
  const cents = (price: string) => sql`(${price}::numeric * 100)::bigint`
  const conditions = [sql`products.deleted_at IS NULL`, ...ownedBy(tx, 'products')]
  if (min_price !== undefined) conditions.push(sql`products.price_cents >= ${cents(min_price)}`)
  if (max_price !== undefined) conditions.push(sql`products.price_cents <= ${cents(max_price)}`)
  return conditions
}

/** Row security says the same; said here as a constant, it lets the planner see how few rows are one user's. */
export function ownedBy(tx: TenantTx | PlatformTx, table: string): RawBuilder<unknown>[] {
  return 'userId' in tx ? [sql`${sql.ref(`${table}.user_id`)} = ${tx.userId}`] : []
}
