import type { PlatformTx, TenantTx } from '#platform/database/transactions.ts'
import { areFew, mayBeElsewhere, type Way, wayOfEqual, waysFrom, waysKnowing } from './cheapest-way.ts'
import { type FirstLook, lookAtFirst, sampledRows } from './first-look.ts'
import { gather } from './gather-matching.ts'
import { type Found, type IndexedList, largeCatalogue, type Part, type Tried } from './indexed-list.ts'
import { type HoldingZones, isInMostZones, walkZones, zonesHolding } from './name-zones.ts'
import { walk, walkSome } from './walk-list.ts'

/**
 * A part of the list. Where it is known how many fit, that tells how to find them. Otherwise most of what people ask for is met
 * soon after the list's beginning, where the index of the sort says of each row whether it fits. What is not has shown
 * there how rare it is, and so whether it is cheaper to go on or to gather all that fit one of the filters.
 */
export async function firstMatching(tx: TenantTx | PlatformTx, list: IndexedList, part: Part): Promise<Found> {
  if (list.filters.length === 0) return { rows: await walk(tx, list, part) }
  const atOnce = await tryWays(tx, list, part, await waysAtOnce(list, part), { met: 0 })
  if ('rows' in atOnce) return atOnce
  const end = part.offset + part.limit
  const first = await lookAtFirst(tx, list, end)
  const isAll = first.walked < sampledRows
  const met = { rows: first.rows.slice(part.offset, end), fitting: { rows: first.fittingAll, isAll } }
  const isFilled = isAll || first.rows.length >= end
  if (isAll || (isFilled && !list.isCounted)) return met
  const among = await list.countAll()
  const zones = isFilled ? undefined : await zonesOf(tx, list, first, among)
  const isEverywhere = !isFilled && (await isSurelyCommon(tx, list, first, among))
  const ways = waysFrom(first, { ...list, wanted: isFilled ? 0 : end, among, zones, isEverywhere })
  // Where the page is found already, only what is cheaper than to walk on is worth it for the count.
  const known = { met: first.fittingAll, first, zones }
  const tried = await tryWays(tx, list, part, isFilled ? untilWalk(ways) : ways, known)
  return 'rows' in tried ? tried : { ...met, fitting: { rows: tried.atLeast, isAll } }
}

/** The ways that need no look at the list. */
async function waysAtOnce(list: IndexedList, { offset, limit }: Part): Promise<Way[]> {
  const { total, filters } = list
  if (total === undefined) return wayOfEqual(filters)
  const among = areFew(total) ? total.rows : await list.countAll()
  return waysKnowing(total, { ...list, wanted: offset + limit, among })
}

/** What is known of the text's place in the order of names. Digits alone are in nearly every zone of products with numbers. */
async function zonesOf(
  tx: TenantTx | PlatformTx,
  list: IndexedList,
  { folded }: FirstLook,
  among: number,
): Promise<HoldingZones | undefined> {
  if (list.column !== 'name' || folded === null || !/\D/.test(folded) || among <= largeCatalogue) return undefined
  return zonesHolding(tx, list, folded)
}

/** For the operator, whether a text that was met nowhere is common all the same. */
async function isSurelyCommon(
  tx: TenantTx | PlatformTx,
  list: IndexedList,
  first: FirstLook,
  among: number,
): Promise<boolean> {
  if ('userId' in tx || first.folded === null || among <= largeCatalogue || !mayBeElsewhere(first, list.filters))
    return false
  return isInMostZones(tx, first.folded, among)
}

function untilWalk(ways: Way[]): Way[] {
  const walking = ways.findIndex((way) => 'along' in way)
  return walking < 0 ? ways : ways.slice(0, walking)
}

interface Known {
  /** How many fit at least. */
  met: number
  first?: FirstLook
  zones?: HoldingZones | undefined
}

/** What the first way finds that leads there. */
async function tryWays(
  tx: TenantTx | PlatformTx,
  list: IndexedList,
  part: Part,
  ways: Way[],
  { met, ...known }: Known,
): Promise<Tried> {
  let atLeast = met
  for (const way of ways) {
    const tried = await tryWay(tx, list, part, way, { met: atLeast, ...known })
    if (!('rows' in tried)) atLeast = Math.max(atLeast, tried.atLeast)
    else if (tried.fitting.isAll) return tried
    else return { ...tried, fitting: { rows: Math.max(atLeast, tried.fitting.rows), isAll: false } }
  }
  return { atLeast }
}

async function tryWay(
  tx: TenantTx | PlatformTx,
  list: IndexedList,
  part: Part,
  way: Way,
  { met, first, zones }: Known,
): Promise<Tried> {
  if (!('along' in way)) return gather(tx, list, part, way)
  if (way.along === 'sort') return walkSome(tx, list, part, first, way.most)
  return zones === undefined ? { atLeast: met } : walkZones(tx, list, part, zones, way.most)
}
