import { type RawBuilder, sql } from 'kysely'
import { planInOrder } from '#platform/database/planning.ts'
import type { PlatformTx, TenantTx } from '#platform/database/transactions.ts'
import { comparesTo } from '#platform/http/cursor.ts'
import { type FirstLook, sampledRows } from './first-look.ts'
import {
  allOf,
  conditionsOf,
  type IndexedList,
  idAndValue,
  inOrder,
  keyOf,
  type Listed,
  ownBounds,
  type Part,
  type Tried,
} from './indexed-list.ts'
import { columnsOf, keyKinds, tableSortedBy } from './product-filters.ts'

/** What so many times more or fewer rows come before than were meant is no bound. */
const tolerance = 1.5

/** As far as about `most` rows lead from the beginning; to the list's end without. */
export async function walkSome(
  tx: TenantTx | PlatformTx,
  list: IndexedList,
  part: Part,
  first: FirstLook | undefined,
  most: number | undefined,
): Promise<Tried> {
  const rows = await walkUntil(tx, list, part, first, most)
  const reached = part.offset + rows.length
  if (rows.length === part.limit) return { rows, fitting: { rows: reached, isAll: false } }
  const isNowhere = rows.length === 0 && part.offset > 0
  const met = Math.max(first?.fittingAll ?? 0, isNowhere ? 0 : reached)
  return most === undefined ? { rows, fitting: { rows: met, isAll: !isNowhere } } : { atLeast: met }
}

async function walkUntil(
  tx: TenantTx | PlatformTx,
  list: IndexedList,
  part: Part,
  first: FirstLook | undefined,
  most: number | undefined,
): Promise<Listed[]> {
  if (most === undefined) return walk(tx, list, part)
  const until = first && (await untilValue(tx, list, first, most))
  return until ? walk(tx, list, part, until) : walkCounting(tx, list, part, most)
}

/**
 * That a row comes before the value that is about so many rows away. As a bound of the index it costs nothing, where counting rows
 * costs a third of the walk. Ids are no denser than whole numbers; how the values of all shops are spread PostgreSQL's
 * statistics know, those of one shop they do not.
 */
async function untilValue(
  tx: TenantTx | PlatformTx,
  list: IndexedList,
  { ends }: FirstLook,
  most: number,
): Promise<RawBuilder<boolean> | undefined> {
  const [first, last] = (ends ?? []).map(Number) as [number, number]
  const seen = last - first
  if (ends === null || seen === 0) return undefined
  // As dense as the rows that were looked at.
  const away = (seen * most) / sampledRows
  if (list.column === 'id' && Math.abs(away) <= most * tolerance) return isBefore(list, first + away)
  if ('userId' in tx) return undefined
  const rows = await estimateBefore(tx, list, first + away)
  if (isAbout(rows, most)) return isBefore(list, first + away)
  // Denser or less dense the farther, by the same power all the way.
  const power = Math.log(rows / sampledRows) / Math.log(away / seen)
  const corrected = first + seen * (most / sampledRows) ** (1 / power)
  return isAbout(await estimateBefore(tx, list, corrected), most) ? isBefore(list, corrected) : undefined
}

const isAbout = (rows: number, meant: number) => rows <= meant * tolerance && rows >= meant / tolerance

function isBefore({ column, direction }: IndexedList, value: number): RawBuilder<boolean> {
  const inRange = Math.min(Math.max(Math.round(value) || 0, -1), Number.MAX_SAFE_INTEGER)
  const name = columnsOf[tableSortedBy(column)][column]
  return comparesTo(keyKinds[column], name, direction === 'asc' ? '<' : '>', String(inRange))
}

/** How many rows of all shops PostgreSQL's statistics expect there. */
async function estimateBefore(tx: PlatformTx, list: IndexedList, value: number): Promise<number> {
  const table = tableSortedBy(list.column)
  const fits = allOf([conditionsOf(tx, list, table, ownBounds(list)), isBefore(list, value)])
  const { rows } = await sql<{ 'QUERY PLAN': [{ Plan: { 'Plan Rows': number } }] }>`
    EXPLAIN (FORMAT JSON) SELECT FROM ${sql.table(table)} WHERE ${fits}`.execute(tx)
  return rows[0]?.['QUERY PLAN'][0].Plan['Plan Rows'] ?? Number.POSITIVE_INFINITY
}

/** Along the index from the beginning to the part's end. */
export async function walk(
  tx: TenantTx | PlatformTx,
  list: IndexedList,
  { offset, limit }: Part,
  until: RawBuilder<boolean> = sql`true`,
): Promise<Listed[]> {
  await planInOrder(tx)
  const table = tableSortedBy(list.column)
  const fits = allOf([until, ...list.filters.map(({ on }) => on(table))])
  const { rows } = await sql<Listed>`
    SELECT id, ${keyOf(list)} AS key FROM (
      SELECT ${idAndValue(list, table)} FROM ${inOrder(tx, list, table, fits)} LIMIT ${limit} OFFSET ${offset}) AS part`.execute(
    tx,
  )
  return rows
}

/** At most so many rows are looked at: they are counted before. */
async function walkCounting(
  tx: TenantTx | PlatformTx,
  list: IndexedList,
  { offset, limit }: Part,
  most: number,
): Promise<Listed[]> {
  await planInOrder(tx)
  const table = tableSortedBy(list.column)
  const { rows } = await sql<Listed>`
    SELECT id, ${keyOf(list)} AS key FROM (
      SELECT ${idAndValue(list, table)}, ${allOf(list.filters.map(({ on }) => on(table)))} AS fits
      FROM ${inOrder(tx, list, table)} LIMIT ${most}) AS listed
    WHERE fits LIMIT ${limit} OFFSET ${offset}`.execute(tx)
  return rows
}
