import { type RawBuilder, sql } from 'kysely'
import type { PlatformTx, TenantTx } from '#platform/database/transactions.ts'
import { afterCursor, type KeyKinds } from '#platform/http/cursor.ts'
import { type ColumnNames, type Ordering, orderBy } from '#platform/http/paging.ts'
import { countedTotal, countingLimit, isFew, type Span, type Total } from '#platform/http/window.ts'
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
  id: 'product_levels.product_id',
  name: 'product_levels.name',
  price: 'product_levels.price_cents',
  quantity: 'product_levels.quantity',
  created_at: 'product_levels.created_at',
  updated_at: 'product_levels.updated_at',
}

/** Where a list's ids come from, and what they have to match, but for a text. */
interface Source {
  table: 'products' | 'product_levels'
  columns: ColumnNames
  conditions: RawBuilder<unknown>[]
}

/** The ids of a span, and their names, from the index of its sort; `text` says how a search is met. */
export function idsOf(
  tx: TenantTx | PlatformTx,
  query: ChosenProducts,
  { sort, limit, offset }: Span,
  { total, text }: { total?: Total; text?: RawBuilder<unknown> } = {},
): RawBuilder<unknown> {
  const { table, columns, conditions } = sourceOf(tx, query, sort)
  const matching = sql.join([...conditions, ...(text ? [text] : [])], sql` AND `)
  // Few that match are gathered first, so that no plan walks through the list hoping to meet them early.
  const from =
    total !== undefined && isFew(total)
      ? sql`(SELECT * FROM ${sql.table(table)} WHERE ${matching} OFFSET 0) AS ${sql.table(table)} WHERE true`
      : sql`${sql.table(table)} WHERE ${matching}`
  return sql`SELECT ${sql.ref(columns.id as string)} AS id, ${sql.ref(columns.name as string)} FROM ${from}
    AND ${afterSeen(query, sort, columns)} ORDER BY ${orderBy(sort, columns)} LIMIT ${limit} OFFSET ${offset}`
}

/** What comes after a cursor, if there is one. */
export function afterSeen({ cursor }: ChosenProducts, sort: Ordering[], columns: ColumnNames): RawBuilder<boolean> {
  return cursor === undefined ? sql<boolean>`true` : afterCursor(sort, keyKinds, cursor, columns)
}

/** How many match, each of them looked at, as far as the window reaches. */
export async function countIds(tx: TenantTx | PlatformTx, query: ChosenProducts): Promise<Total> {
  const { table, conditions } = query.in_stock === false ? levelsAlone(tx, query) : productsAlone(tx, query, inStock)
  const { rows } = await sql<{ total: number }>`
    SELECT count(*) AS "total" FROM (
      SELECT FROM ${sql.table(table)} WHERE ${sql.join(conditions, sql` AND `)} LIMIT ${countingLimit}
    ) AS counted`.execute(tx)
  return countedTotal(rows[0]?.total ?? 0)
}

function sourceOf(tx: TenantTx | PlatformTx, query: ChosenProducts, sort: Ordering[]): Source {
  const column = sort[0]?.column
  const isLevel = column === 'quantity' || column === 'updated_at' || (column === 'price' && query.in_stock === false)
  return isLevel ? levelsAlone(tx, query) : productsAlone(tx, query, () => sql`products.quantity > 0`)
}

type InStock = (tx: TenantTx | PlatformTx) => RawBuilder<unknown>

function productsAlone(tx: TenantTx | PlatformTx, query: ChosenProducts, isInStock: InStock): Source {
  const conditions = [
    sql`products.deleted_at IS NULL`,
    ...ownedBy(tx, 'products'),
    ...withinPrices('products.price_cents', query),
  ]
  if (query.in_stock === true) conditions.push(isInStock(tx))
  if (query.in_stock === false) {
    const owned = sql.join([...ownedBy(tx, 'product_levels'), sql`quantity = 0`], sql` AND `)
    conditions.push(sql`products.id IN (SELECT product_id FROM product_levels WHERE ${owned})`)
  }
  return { table: 'products', columns: productColumns, conditions }
}

/** Of thousands an index tells which are sold out, where the products themselves would have to be read. */
const inStock: InStock = (tx) => {
  const owned = sql.join(
    [
      ...ownedBy(tx, 'product_levels'),
      sql`quantity = 0 AND product_levels.price_cents = products.price_cents AND product_id = products.id`,
    ],
    sql` AND `,
  )
  return sql`NOT EXISTS (SELECT FROM product_levels WHERE ${owned})`
}

/** Levels know what orders change in products, which are there, and what they are sorted and filtered by. */
function levelsAlone(tx: TenantTx | PlatformTx, query: ChosenProducts): Source {
  const conditions = [
    sql`true`,
    ...ownedBy(tx, 'product_levels'),
    ...withinPrices('product_levels.price_cents', query),
    ...withinStock('product_levels.quantity', query),
  ]
  return { table: 'product_levels', columns: levelColumns, conditions }
}

export function withinStock(column: string, { in_stock }: ChosenProducts): RawBuilder<unknown>[] {
  return in_stock === undefined ? [] : [sql`${sql.ref(column)} ${sql.raw(in_stock ? '>' : '=')} 0`]
}

export function withinPrices(column: string, { min_price, max_price }: ChosenProducts): RawBuilder<unknown>[] {
  const bound = (operator: string, price: string | undefined) =>
    price === undefined ? [] : [sql`${sql.ref(column)} ${sql.raw(operator)} (${price}::numeric * 100)::bigint`]
  return [...bound('>=', min_price), ...bound('<=', max_price)]
}

/** Row security says the same; said here as a constant, it lets the planner see how few rows are one user's. */
export function ownedBy(tx: TenantTx | PlatformTx, table: string): RawBuilder<unknown>[] {
  return 'userId' in tx ? [sql`${sql.ref(`${table}.user_id`)} = ${tx.userId}`] : []
}
