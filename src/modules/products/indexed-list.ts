import { type RawBuilder, sql } from 'kysely'
import type { PlatformTx, TenantTx } from '#platform/database/transactions.ts'
import { keyIn } from '#platform/http/cursor.ts'
import { type Ordering, orderBy } from '#platform/http/paging.ts'
import { type Total, windowRows } from '#platform/http/window.ts'
import { columnsOf, type Filter, keyKinds, type ListColumn, type ListTable, liveIn } from './product-filters.ts'

/** A catalogue of more products than these: page numbers of few reach not everywhere in it, and its names have zones. */
export const largeCatalogue = 2 * windowRows

/** Products that fit all filters, sorted by one column and then by id: as an index has them. */
export interface IndexedList {
  filters: Filter[]
  column: ListColumn
  direction: Ordering['direction']
  /** How many fit, where that is known already. */
  total?: Total | undefined
  /** What the row holds that the list comes behind. */
  seen?: string | undefined
  /** Only what comes behind another row. */
  after?: ((table: ListTable) => RawBuilder<boolean>) | undefined
  /** How many products there are, whether they fit or not. */
  countAll: () => Promise<number>
  /** Whether it is worth a little to know how many fit. */
  isCounted: boolean
}

export interface Part {
  offset: number
  limit: number
}

/** A product of the list, and what it holds in the list's column. */
export interface Listed {
  id: number
  key: string
}

export interface Found {
  rows: Listed[]
  /** How many fit, and whether these are all; undefined where nothing was counted. */
  fitting?: { rows: number; isAll: boolean }
}

/** What a way through the list leads to, or, where it ends too soon, how many fit at least. */
export type Tried = Required<Found> | { atLeast: number }

export const idAndValue = ({ column }: IndexedList, table: ListTable) =>
  sql`${sql.ref(columnsOf[table].id)} AS id, ${sql.ref(columnsOf[table][column])} AS value`

export const keyOf = ({ column }: IndexedList) => keyIn(keyKinds[column], 'value')

export const toListed = ([id, key]: [number, string]): Listed => ({ id, key })

export const allOf = (conditions: RawBuilder<unknown>[]) => sql.join([sql`true`, ...conditions], sql` AND `)

/** What is there, behind the row that was seen, and fits these filters. */
export const conditionsOf = (
  tx: TenantTx | PlatformTx,
  { after }: IndexedList,
  table: ListTable,
  filters: Filter[],
): RawBuilder<unknown> =>
  allOf([liveIn(tx, table), ...(after ? [after(table)] : []), ...filters.map(({ on }) => on(table))])

/** What is there within the bounds of the list's own column, in its order. */
export function inOrder(
  tx: TenantTx | PlatformTx,
  list: IndexedList,
  table: ListTable,
  where: RawBuilder<unknown> = sql`true`,
) {
  const { column, direction } = list
  const order = orderBy([{ column, direction }], columnsOf[table])
  return sql`${sql.table(table)} WHERE ${conditionsOf(tx, list, table, ownBounds(list))} AND ${where} ORDER BY ${order}`
}

/** Of the column that the list is sorted by: there it begins and ends. */
export const ownBounds = ({ column, filters }: IndexedList) => filters.filter((filter) => filter.column === column)
