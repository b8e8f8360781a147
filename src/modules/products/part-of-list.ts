import type { PlatformTx, TenantTx } from '#platform/database/transactions.ts'
import { afterCursor, checkCursor, comparesTo } from '#platform/http/cursor.ts'
import { completeOrder, type Ordering } from '#platform/http/paging.ts'
import type { Total } from '#platform/http/window.ts'
import { firstMatching } from './first-matching.ts'
import type { Found, IndexedList, Listed, Part } from './indexed-list.ts'
import { columnsOf, equalIn, type Filter, keyKinds, type ListColumn } from './product-filters.ts'

export interface List {
  filters: Filter[]
  /** By as many columns as one likes. */
  sort: Ordering[]
  /** The keys of the row that the part comes behind. */
  seen?: string[] | undefined
  countAll: () => Promise<number>
  /** How many fit, where that is known already. */
  total?: Total
  /** Whether it is worth a little to know how many fit. */
  isCounted?: boolean
}

/**
 * A part of a list, its rows in the order of their first column. No index has two columns of a sort in a row: rows that are
 * equal in the first are lists of their own, sorted by the others, and only those at the part's ends have to be looked
 * into, since what lies between is in the part anyway.
 */
export async function partOf(tx: TenantTx | PlatformTx, list: List, part: Part): Promise<Found> {
  const [first, ...others] = completeOrder(list.sort) as [Ordering, ...Ordering[]]
  const { seen, filters, countAll, total, isCounted = false } = list
  const column = first.column as ListColumn
  const indexed = { filters, column, direction: first.direction, countAll, total, isCounted, seen: seen?.[0] }
  if (hasIndex(list.sort)) {
    const after: IndexedList['after'] =
      seen && ((table) => afterCursor(list.sort, keyKinds, { keys: seen }, columnsOf[table]))
    return firstMatching(tx, { ...indexed, after }, part)
  }
  const among = (key: string): List => ({ filters: [...filters, equalIn(column, key)], sort: others, countAll })
  if (seen === undefined) return withoutTies(tx, indexed, among, part)
  checkCursor(list.sort, keyKinds, { keys: seen })
  const [key, ...keys] = seen as [string, ...string[]]
  const { rows } = await partOf(tx, { ...among(key), seen: keys }, part)
  if (rows.length === part.limit) return { rows }
  const after: IndexedList['after'] = (table) =>
    comparesTo(keyKinds[column], columnsOf[table][column], first.direction === 'asc' ? '>' : '<', key)
  const behind = await withoutTies(tx, { ...indexed, after }, among, { offset: 0, limit: part.limit - rows.length })
  return { rows: [...rows, ...behind.rows] }
}

/** An index has one column and then the id, both ways alike. */
export function hasIndex(sort: Ordering[]): boolean {
  const [first, second, ...others] = completeOrder(sort)
  return (
    second === undefined || (others.length === 0 && second.column === 'id' && second.direction === first?.direction)
  )
}

async function withoutTies(
  tx: TenantTx | PlatformTx,
  list: IndexedList,
  among: (key: string) => List,
  { offset, limit }: Part,
): Promise<Found> {
  // One more tells whether the last ones' equals end with the part.
  const { rows, fitting } = await firstMatching(tx, list, { offset: 0, limit: offset + limit + 1 })
  const part = rows.slice(offset, offset + limit)
  const [head, tail] = [part[0]?.key, part.at(-1)?.key]
  const ordered = async (key: string | undefined): Promise<Listed[]> => {
    const here = part.filter((row) => row.key === key)
    const all = rows.filter((row) => row.key === key)
    if (key === undefined || all.length === here.length) return here
    const before = rows.slice(0, offset).filter((row) => row.key === key).length
    return (await partOf(tx, among(key), { offset: before, limit: here.length })).rows
  }
  const between = part.filter(({ key }) => key !== head && key !== tail)
  const ends = head === tail ? [] : await ordered(tail)
  return { rows: [...(await ordered(head)), ...between, ...ends], ...(fitting && { fitting }) }
}
