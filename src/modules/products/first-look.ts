import { type RawBuilder, sql } from 'kysely'
import { planInOrder } from '#platform/database/planning.ts'
import type { PlatformTx, TenantTx } from '#platform/database/transactions.ts'
import { keyIn } from '#platform/http/cursor.ts'
import type { Sample } from './cheapest-way.ts'
import { type IndexedList, idAndValue, inOrder, keyOf, type Listed, toListed } from './indexed-list.ts'
import { keyKinds, tableSortedBy } from './product-filters.ts'

export interface FirstLook extends Sample {
  /** The first that fit, at most as many as were asked for. */
  rows: Listed[]
  /** What the column holds in the first row and in the last one that were looked at; nothing of a text. */
  ends: [first: string, last: string] | null
  /** The text that is searched for, as PostgreSQL folds it. */
  folded: string | null
}

/** So many rows are looked at before it is decided how to find the others. */
export const sampledRows = 1_000
type Counted = Omit<FirstLook, 'rows'> & { found: [number, string][] }

/** The first rows of all: how many fit each filter, and up to so many that fit all. */
export async function lookAtFirst(tx: TenantTx | PlatformTx, list: IndexedList, end: number): Promise<FirstLook> {
  await planInOrder(tx)
  const table = tableSortedBy(list.column)
  const most = Math.min(end, sampledRows)
  const each = list.filters.map((_filter, at) => sql.ref(`fits_${at}`))
  const all = sql.join(each, sql` AND `)
  const isText = keyKinds[list.column] === 'text'
  const search = list.filters.find((filter) => filter.search !== undefined)?.search ?? null
  const count = (condition: RawBuilder<unknown>) => sql`count(*) FILTER (WHERE ${condition})`
  const firstOf = (column: string) => sql`(array_agg(${sql.ref(column)}) FILTER (WHERE ${all}))[1:${most}::int]`
  const [lowest, highest] = (['min', 'max'] as const).map((end) => keyIn(keyKinds[list.column], `${end}_value`))
  const ends = list.direction === 'asc' ? sql`${lowest}, ${highest}` : sql`${highest}, ${lowest}`
  const { rows } = await sql<Counted>`
    SELECT walked, fitting, "fittingAll", lower(${search}) AS folded, coalesce((
        SELECT json_agg(json_build_array(id, ${keyOf(list)})) FROM unnest(ids, values) AS met (id, value)), '[]') AS found,
      ${isText ? sql`NULL` : sql`json_build_array(${ends})`} AS ends
    FROM (
      SELECT count(*) AS walked, json_build_array(${sql.join(each.map(count))}) AS fitting, ${count(all)} AS "fittingAll",
        ${firstOf('id')} AS ids, ${firstOf('value')} AS values
        ${isText ? sql`` : sql`, min(value) AS min_value, max(value) AS max_value`}
      FROM (
        SELECT ${idAndValue(list, table)},
          ${sql.join(list.filters.map(({ on }, at) => sql`${on(table)} AS ${sql.ref(`fits_${at}`)}`))}
        FROM ${inOrder(tx, list, table)} LIMIT ${sql.lit(sampledRows)}) AS first) AS counted`.execute(tx)
  const { found, ...sample } = rows[0] as Counted
  return { ...sample, rows: found.map(toListed) }
}
