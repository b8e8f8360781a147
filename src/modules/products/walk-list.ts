import { type RawBuilder, sql } from 'kysely'
import type { PlatformTx, TenantTx } from '#platform/database/transactions.ts'
import { orderBy } from '#platform/http/paging.ts'
import type { Sample } from './cheapest-way.ts'
import {
  allOf,
  conditionsOf,
  type IndexedList,
  idAndValue,
  keyOf,
  type Listed,
  type Part,
  type Tried,
  toListed,
} from './indexed-list.ts'
import { columnsOf, type ListTable, tableSortedBy } from './product-filters.ts'

export interface FirstLook extends Sample {
  rows: Listed[]
  /** The text that is searched for, as PostgreSQL folds it. */
  folded: string | null
}

/** So many rows are looked at before it is decided how to find the others. */
export const sampledRows = 1_000

/** The first rows of all: how many fit each filter, and up to so many that fit all. */
export async function lookAtFirst(tx: TenantTx | PlatformTx, list: IndexedList, most: number): Promise<FirstLook> {
  const table = tableSortedBy(list.column)
  const each = list.filters.map((_filter, at) => sql.ref(`fits_${at}`))
  const all = sql.join(each, sql` AND `)
  const search = list.filters.find((filter) => filter.search !== undefined)?.search ?? null
  const count = (condition: RawBuilder<unknown>) => sql`count(*) FILTER (WHERE ${condition})`
  const firstOf = (column: string) => sql`(array_agg(${sql.ref(column)}) FILTER (WHERE ${all}))[1:${most}::int]`
  const { rows } = await sql<Omit<FirstLook, 'rows'> & { found: [number, string][] }>`
    SELECT walked, fitting, "fittingAll", lower(${search}) AS folded, coalesce((
      SELECT json_agg(json_build_array(id, ${keyOf(list)})) FROM unnest(ids, values) AS met (id, value)), '[]') AS found
    FROM (
      SELECT count(*) AS walked, json_build_array(${sql.join(each.map(count))}) AS fitting, ${count(all)} AS "fittingAll",
        ${firstOf('id')} AS ids, ${firstOf('value')} AS values
      FROM (
        SELECT ${idAndValue(list, table)},
          ${sql.join(list.filters.map(({ on }, at) => sql`${on(table)} AS ${sql.ref(`fits_${at}`)}`))}
        FROM ${inOrder(tx, list, table)} LIMIT ${sampledRows}) AS first) AS counted`.execute(tx)
  const { found, ...sample } = rows[0] as Omit<FirstLook, 'rows'> & { found: [number, string][] }
  return { ...sample, rows: found.map(toListed) }
}

/** Along the index from the beginning to the part's end, or as far as `most` rows lead. */
export async function walk(
  tx: TenantTx | PlatformTx,
  list: IndexedList,
  { limit, offset }: Part,
  most?: number,
): Promise<Listed[]> {
  const table = tableSortedBy(list.column)
  const part = sql`LIMIT ${limit} OFFSET ${offset}`
  // As conditions of the inner query the filters would lead PostgreSQL to other indexes.
  const bound = most === undefined ? sql`OFFSET 0` : sql`LIMIT ${most}`
  const from =
    list.filters.length === 0
      ? sql`SELECT ${idAndValue(list, table)} FROM ${inOrder(tx, list, table)} ${part}`
      : sql`SELECT id, value FROM (
          SELECT ${idAndValue(list, table)}, ${allOf(list.filters.map(({ on }) => on(table)))} AS fits
          FROM ${inOrder(tx, list, table)} ${bound}) AS listed
        WHERE fits ${part}`
  const { rows } = await sql<Listed>`SELECT id, ${keyOf(list)} AS key FROM (${from}) AS part`.execute(tx)
  return rows
}

export async function walkSome(tx: TenantTx | PlatformTx, list: IndexedList, part: Part, most: number): Promise<Tried> {
  const rows = await walk(tx, list, part, most)
  if (rows.length === part.limit) return { rows, fitting: { rows: part.offset + part.limit, isAll: false } }
  return { atLeast: rows.length === 0 ? 0 : part.offset + rows.length }
}

/** All that is there within the bounds of the list's own column, in its order. */
function inOrder(tx: TenantTx | PlatformTx, list: IndexedList, table: ListTable) {
  const { column, direction, filters } = list
  const bounds = filters.filter((filter) => filter.column === column)
  const order = orderBy([{ column, direction }], columnsOf[table])
  return sql`${sql.table(table)} WHERE ${conditionsOf(tx, list, table, bounds)} ORDER BY ${order}`
}
