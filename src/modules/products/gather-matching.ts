import { type RawBuilder, sql } from 'kysely'
import { planForValues } from '#platform/database/planning.ts'
import type { PlatformTx, TenantTx } from '#platform/database/transactions.ts'
import { type Gathering, isInPrices } from './cheapest-way.ts'
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
import { foldedPattern, type ListTable, liveIn } from './product-filters.ts'

/** The part out of all that fit, which are found by the index that is best for that, and then sorted. */
export async function gather(tx: TenantTx | PlatformTx, list: IndexedList, part: Part, way: Gathering): Promise<Tried> {
  await planForValues(tx)
  if (way.from === 'text') return gatherAndCount(tx, list, part, holdingText(tx, list, way.most + 1), way.most)
  const { from, most } = way
  const isAlone = list.filters.every(({ source }) => source === from)
  const found = fittingIn(tx, list, from, most)
  if (list.isCounted || (most !== undefined && !isAlone)) return gatherAndCount(tx, list, part, found, most)
  // Nothing is passed over, and to count before what would be sorted in vain costs less than to count what is sorted.
  const rows = most === undefined ? 0 : await countIn(tx, list, from, most + 1)
  return most !== undefined && rows > most ? { atLeast: rows } : gatherFirst(tx, list, part, found)
}

/** Without a count: all that fit have been looked at, but nobody asked how many they were. */
async function gatherFirst(
  tx: TenantTx | PlatformTx,
  list: IndexedList,
  part: Part,
  found: RawBuilder<unknown>,
): Promise<Tried> {
  const way = sql.raw(list.direction)
  const { rows } = await sql<Listed>`
    SELECT id, ${keyOf(list)} AS key FROM (
      SELECT id, value FROM (${found}) AS found WHERE fits
      ORDER BY value ${way}, id ${way} LIMIT ${part.limit} OFFSET ${part.offset}) AS listed`.execute(tx)
  return { rows, fitting: { rows: part.offset + rows.length, isAll: false } }
}

/** In one pass. What does not fit comes last, so that a row tells the counts whatever fits. */
async function gatherAndCount(
  tx: TenantTx | PlatformTx,
  list: IndexedList,
  { offset, limit }: Part,
  found: RawBuilder<unknown>,
  most: number | undefined,
): Promise<Tried> {
  const way = sql.raw(list.direction)
  const { rows } = await sql<{ gathered: number; fitting: number; listed: [number, string][] }>`
    SELECT coalesce(max(gathered), 0) AS gathered, coalesce(max(fitting), 0) AS fitting, coalesce(
      json_agg(json_build_array(id, ${keyOf(list)})) FILTER (WHERE fits AND place > ${offset}), '[]') AS listed
    FROM (
      SELECT *, row_number() OVER () AS place FROM (
        SELECT *, count(*) OVER () AS gathered, count(*) FILTER (WHERE fits) OVER () AS fitting FROM (${found}) AS found
        ORDER BY NOT fits, value ${way}, id ${way} LIMIT ${offset + limit}) AS first) AS numbered`.execute(tx)
  const { gathered, fitting, listed } = rows[0] as { gathered: number; fitting: number; listed: [number, string][] }
  if (most !== undefined && gathered > most) return { atLeast: fitting }
  return { rows: listed.map(toListed), fitting: { rows: fitting, isAll: true } }
}

/** Behind a row or before it: by that the index could not be counted alone. */
async function countIn(tx: TenantTx | PlatformTx, list: IndexedList, table: ListTable, limit: number): Promise<number> {
  const fits = conditionsOf(tx, { ...list, after: undefined }, table, list.filters)
  const { rows } = await sql<{ count: number }>`
    SELECT count(*) AS count FROM (SELECT FROM ${sql.table(table)} WHERE ${fits} LIMIT ${limit}) AS counted`.execute(tx)
  return rows[0]?.count ?? 0
}

function fittingIn(
  tx: TenantTx | PlatformTx,
  list: IndexedList,
  table: ListTable,
  most: number | undefined,
): RawBuilder<unknown> {
  const { filters, column } = list
  const fits = conditionsOf(tx, list, table, filters)
  const isText = filters.some(({ source }) => source === 'text')
  // Either keeps PostgreSQL from walking along the sort instead.
  const bound = most === undefined ? sql`OFFSET 0` : sql`LIMIT ${most + 1}`
  return !isText || table === 'product_levels' || isInPrices(column)
    ? sql`SELECT ${idAndValue(list, table)}, true AS fits FROM ${sql.table(table)} WHERE ${fits} ${bound}`
    : // The index of prices tells which hold it, and only of these the table is read.
      sql`SELECT ${idAndValue(list, table)}, true AS fits FROM products
        WHERE id = ANY (ARRAY(SELECT id FROM products WHERE ${fits} ${bound})) AND ${liveIn(tx, table)} OFFSET 0`
}

/** From the index of texts, with what fits the other filters. */
function holdingText(tx: TenantTx | PlatformTx, list: IndexedList, most: number): RawBuilder<unknown> {
  const table = 'products'
  const others = list.filters.filter(({ source }) => source !== 'text').map(({ on }) => on(table))
  const search = list.filters.find((filter) => filter.search !== undefined)?.search ?? ''
  const isSoldOut = list.filters.some((filter) => filter.isSoldOut)
  const asked = sql`${search}, ${foldedPattern(search)}, ${most}, ${isSoldOut}`
  const found = 'userId' in tx ? sql`find_own_products(${asked})` : sql`find_products(0, ${asked})`
  const fits = allOf([...(list.after ? [list.after(table)] : []), ...others])
  return sql`SELECT ${idAndValue(list, table)}, ${fits} AS fits FROM ${found} AS products`
}
