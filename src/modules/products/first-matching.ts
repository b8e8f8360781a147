import type { PlatformTx, TenantTx } from '#platform/database/transactions.ts'
import { type Way, waysFrom } from './cheapest-way.ts'
import { gather } from './gather-matching.ts'
import type { Found, IndexedList, Part, Tried } from './indexed-list.ts'
import { lookAtFirst, sampledRows, walk, walkSome } from './walk-list.ts'

/**
 * A part of the list. Most of what people ask for is met soon after the list's beginning, where the index of the sort says of each
 * row whether it fits. What is not has shown there how rare it is, and so whether it is cheaper to go on or to gather
 * all that fit one of the filters.
 */
export async function firstMatching(tx: TenantTx | PlatformTx, list: IndexedList, part: Part): Promise<Found> {
  if (list.filters.length === 0) return { rows: await walk(tx, list, part) }
  const end = part.offset + part.limit
  const first = await lookAtFirst(tx, list, end)
  const isAll = first.walked < sampledRows
  const met = { rows: first.rows.slice(part.offset, end), fitting: { rows: first.fittingAll, isAll } }
  const isFilled = isAll || first.rows.length >= end
  if (isAll || (isFilled && !list.isCounted)) return met
  const asked = { ...list, wanted: isFilled ? 0 : end, among: await list.countAll() }
  const ways = waysFrom(first, asked)
  // Where the page is found already, only what is cheaper than to walk on is worth it for the count.
  const tried = await tryWays(tx, list, part, isFilled ? untilWalk(ways) : ways, first.fittingAll)
  if ('rows' in tried) return tried
  if (isFilled) return { ...met, fitting: { rows: tried.atLeast, isAll } }
  return walkToTheEnd(tx, list, part, tried.atLeast)
}

function walkAlong(tx: TenantTx | PlatformTx, list: IndexedList, part: Part, most: number | undefined, met: number) {
  return most === undefined ? walkToTheEnd(tx, list, part, met) : walkSome(tx, list, part, most)
}

async function walkToTheEnd(
  tx: TenantTx | PlatformTx,
  list: IndexedList,
  part: Part,
  met: number,
): Promise<Required<Found>> {
  const rows = await walk(tx, list, part)
  if (rows.length === 0 && part.offset > 0) return { rows, fitting: { rows: met, isAll: false } }
  const reached = part.offset + rows.length
  const isAll = rows.length < part.limit
  return { rows, fitting: { rows: isAll ? reached : Math.max(met, reached), isAll } }
}

function untilWalk(ways: Way[]): Way[] {
  const walking = ways.findIndex((way) => 'along' in way)
  return walking < 0 ? ways : ways.slice(0, walking)
}

/** What the first way finds that leads there. `met` is how many fit at least, as is known already. */
async function tryWays(
  tx: TenantTx | PlatformTx,
  list: IndexedList,
  part: Part,
  ways: Way[],
  met: number,
): Promise<Tried> {
  let atLeast = met
  for (const way of ways) {
    const tried =
      'along' in way ? await walkAlong(tx, list, part, way.most, atLeast) : await gather(tx, list, part, way)
    if (!('rows' in tried)) atLeast = Math.max(atLeast, tried.atLeast)
    else if (tried.fitting.isAll) return tried
    else return { ...tried, fitting: { rows: Math.max(atLeast, tried.fitting.rows), isAll: false } }
  }
  return { atLeast }
}
