import { type RawBuilder, sql } from 'kysely'
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
  const { most } = way
  const found = way.from === 'text' ? holdingText(tx, list, way.most + 1) : fittingIn(tx, list, way.from, most)
  if (most === undefined && !list.isCounted) return gatherFirst(tx, list, part, found)
  const { gathered, rows, fitting } = await gatherAndCount(tx, list, part, found)
  return most !== undefined && gathered > most
    ? { atLeast: fitting }
    : { rows, fitting: { rows: fitting, isAll: true } }
}

/** Without a count: all that fit have been looked at, but nobody asked how many they were. */
async function gatherFirst(
  tx: TenantTx | PlatformTx,
  list: IndexedList,
  part: Part,
  fitting: RawBuilder<unknown>,
): Promise<Tried> {
  const { rows } = await sql<Listed>`
    SELECT id, ${keyOf(list)} AS key FROM (${sorted(list, sql`(${fitting}) AS fitting`, part)}) AS listed`.execute(tx)
  return { rows, fitting: { rows: part.offset + rows.length, isAll: false } }
}

async function gatherAndCount(tx: TenantTx | PlatformTx, list: IndexedList, part: Part, found: RawBuilder<unknown>) {
  const { rows } = await sql<{ gathered: number; fitting: number; listed: [number, string][] }>`
    WITH gathered AS MATERIALIZED (${found})
    SELECT (SELECT count(*) FROM gathered) AS gathered, (SELECT count(*) FROM gathered WHERE fits) AS fitting,
      coalesce((SELECT json_agg(json_build_array(id, ${keyOf(list)}))
        FROM (${sorted(list, sql`gathered`, part)}) AS listed), '[]') AS listed`.execute(tx)
  const { gathered, fitting, listed } = rows[0] as { gathered: number; fitting: number; listed: [number, string][] }
  return { gathered, fitting, rows: listed.map(toListed) }
}

function sorted({ direction }: IndexedList, from: RawBuilder<unknown>, { limit, offset }: Part): RawBuilder<unknown> {
  const way = sql.raw(direction)
  return sql`SELECT id, value FROM ${from} WHERE fits ORDER BY value ${way}, id ${way} LIMIT ${limit} OFFSET ${offset}`
}

function fittingIn(
  tx: TenantTx | PlatformTx,
  list: IndexedList,
  table: ListTable,
  most: number | undefined,
): RawBuilder<unknown> {
  const { filters, column } = list
  const fits = conditionsOf(tx, list, table, filters)
  const isAlone = filters.every(({ source }) => source === table)
  // Either keeps PostgreSQL from walking along the sort instead.
  const bound = most === undefined ? sql`OFFSET 0` : sql`LIMIT ${most + 1}`
  return isAlone || table === 'product_levels' || isInPrices(column)
    ? sql`SELECT ${idAndValue(list, table)}, true AS fits FROM ${sql.table(table)} WHERE ${fits} ${bound}`
    : // The index of prices tells which fit, and only of these the table is read.
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
