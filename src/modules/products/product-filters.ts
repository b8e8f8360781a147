import { type RawBuilder, sql } from 'kysely'
import type { PlatformTx, TenantTx } from '#platform/database/transactions.ts'
import { comparesTo, type KeyKinds } from '#platform/http/cursor.ts'
import type { ColumnNames } from '#platform/http/paging.ts'
import type { ChosenProducts } from './products.schemas.ts'

export const keyKinds = {
  id: 'integer',
  name: 'text',
  price: 'integer',
  quantity: 'integer',
  created_at: 'moment',
  updated_at: 'moment',
} as const satisfies KeyKinds

/** Levels hold what orders change. Both tables know every column that lists need, each with the indexes of its own. */
export type ListTable = 'products' | 'product_levels'

/** Prices are compared in cents: why, `migrations/0018_product_lists.sql` tells. */
export const columnsOf = {
  products: {
    id: 'products.id',
    name: 'products.name',
    price: 'products.price_cents',
    quantity: 'products.quantity',
    created_at: 'products.created_at',
    updated_at: 'products.updated_at',
  },
  product_levels: {
    id: 'product_levels.product_id',
    name: 'product_levels.name',
    price: 'product_levels.price_cents',
    quantity: 'product_levels.quantity',
    created_at: 'product_levels.created_at',
    updated_at: 'product_levels.updated_at',
  },
} as const satisfies Record<ListTable, ColumnNames>

export type ListColumn = keyof typeof keyKinds
export const listColumns = Object.keys(keyKinds) as ListColumn[]

/** Whose indexes are sorted by the column. */
export const tableSortedBy = (column: string): ListTable =>
  column === 'quantity' || column === 'updated_at' ? 'product_levels' : 'products'

/** One condition of a list. */
export interface Filter {
  on: (table: ListTable) => RawBuilder<boolean>
  /** Which column it bounds: a list that is sorted by it begins and ends there. */
  column?: ListColumn
  /** Whether the index of every sort tells which rows fit; otherwise their table does. */
  isIndexed: boolean
  /** Where an index gathers what fits; filters of one source narrow it together. */
  source: ListTable | 'text'
  /** Of a text. */
  search?: string
  /** Whether only what is sold out fits. */
  isSoldOut?: boolean
  /** Whether the column is to equal one value. */
  isEqual?: boolean
}

export function filtersOf({ search, min_price: min, max_price: max, in_stock }: ChosenProducts): Filter[] {
  const filters: Filter[] = []
  if (search !== undefined) {
    const on: Filter['on'] = (table) => holdsText(table, search)
    filters.push({ on, isIndexed: true, source: 'text', search })
  }
  if (min !== undefined || max !== undefined) {
    // What is sold out has an index of prices of its own.
    const source = in_stock === false ? 'product_levels' : 'products'
    filters.push({ on: (table) => withinPrices(table, min, max), column: 'price', isIndexed: true, source })
  }
  if (in_stock !== undefined) {
    const on: Filter['on'] = (table) => withinStock(table, in_stock)
    filters.push({ on, column: 'quantity', isIndexed: true, source: 'product_levels', isSoldOut: !in_stock })
  }
  return filters
}

/** The rows whose column equals the key of another one. What is sold out every index knows, and it is often most of a shop. */
export function equalIn(column: ListColumn, key: string): Filter {
  const isSoldOut = column === 'quantity' && key === '0'
  const on: Filter['on'] = isSoldOut
    ? (table) => withinStock(table, false)
    : (table) => comparesTo(keyKinds[column], columnsOf[table][column], '=', key)
  const isIndexed = isSoldOut || column === 'price'
  return { on, column, isIndexed, source: tableSortedBy(column), isSoldOut, isEqual: true }
}

/** The products that are there, of whom the transaction is for: row security says that again, but only while it runs. */
export function liveIn(tx: TenantTx | PlatformTx, table: ListTable): RawBuilder<boolean> {
  const owned = 'userId' in tx ? sql`${sql.ref(`${table}.user_id`)} = ${tx.userId}` : sql`true`
  return table === 'products' ? sql`${owned} AND products.deleted_at IS NULL` : sql`${owned}`
}

/** Both sides folded by PostgreSQL, so that upper and lower case are what it takes them for: the text once, not for each row. */
const holdsText = (table: ListTable, search: string) =>
  sql<boolean>`${sql.ref(`${table}.folded_name`)} LIKE (SELECT ${foldedPattern(search)})`

export const foldedPattern = (search: string) => sql`lower(${`%${search.replace(/[\\%_]/g, '\\$&')}%`})`

/** Both bounds always: a connection keeps only so many texts prepared. */
function withinPrices(table: ListTable, min = '0.00', max = '99999999.99'): RawBuilder<boolean> {
  const cents = (price: string) => sql`${price.replace('.', '')}::bigint`
  const column = sql.ref(columnsOf[table].price)
  return sql`${column} >= ${cents(min)} AND ${column} <= ${cents(max)}`
}

function withinStock(table: ListTable, inStock: boolean): RawBuilder<boolean> {
  if (table === 'products') return inStock ? sql`NOT products.sold_out` : sql`products.sold_out`
  return inStock ? sql`product_levels.quantity > 0` : sql`product_levels.quantity = 0`
}
