import type { Total } from '#platform/http/window.ts'
import { type Filter, type ListColumn, type ListTable, tableSortedBy } from './product-filters.ts'

/**
 * How the first rows of a filtered list are found: along the index of its sort, or only along those parts of it that may hold
 * the text, or out of what fits one of the filters. A way that may have been promised too much ends after so many rows, or zones.
 */
export type Way = { along: 'sort'; most?: number } | { along: 'zones'; most: number } | Gathering
export type Gathering = { from: 'text'; most: number } | { from: ListTable; most?: number }

/** What a look at the list's first rows has shown. */
export interface Sample {
  walked: number
  /** How many fit each filter, and how many fit all. */
  fitting: number[]
  fittingAll: number
}

/** How many zones of names there are, and which of them may hold the text. */
export interface Zones {
  zones: number
  holding: number
  /** Whether the first ones may. */
  firstHold: boolean
}

interface Asked {
  filters: Filter[]
  /** Which the list is sorted by. */
  column: ListColumn
  /** How many rows that fit are wanted. */
  wanted: number
  /** Among how many in all. */
  among: number
  isCounted: boolean
  /** Of a list by name, in whose first zone the look began. */
  zones?: Zones | undefined
}

/**
 * Microseconds of PostgreSQL for a row that is passed over, in an index or a table; for one that is kept; for one that holds a text,
 * which mostly lies alone on its page.
 */
const cost = { passed: 0.2, passedInTable: 1, kept: 0.4, keptFromTable: 3, found: 4 }

/** So many that hold a text are gathered at most. That more do is sure where so many of them were met. */
const mostFound = 6_000
const reliableOfText = 10
/** So many are gathered from another index where next to none were met, and so many have to be met otherwise. */
const mostGathered = 5_000
const reliable = 3
/** So few are gathered whatever else would be cheaper, and so small a list is looked through: it tells how many fit. */
const counted = { rows: 400, among: 5_000 }
/** What promised this many times fewer rows than it has is left for another way. */
const patience = 4
/** In zones that may hold a text one of so many names does, on average; so many zones are looked through at least, and at most. */
const namesPerMatch = 10
const fewZones = 8
export const mostZones = 64
/**
 * Pieces of numbers are in nearly every zone, and tell nothing: so is every text of which more than `most` of the zones may hold it,
 * or more than `few` of them and those among them in which it was not met.
 */
const telling = { few: 0.5, most: 0.85 }

type Priced = [cost: number, way: Way]

/** The ways that lead to the rows, the cheapest first, by what the list's beginning has shown. */
export function waysFrom(first: Sample, asked: Asked): Way[] {
  const { filters, column, among, isCounted } = asked
  if (isCounted && among <= counted.among) return [{ from: tableSortedBy(column) }]
  const sources = [...new Set(filters.map(({ source }) => source))]
  const gathering = sources.flatMap((source) =>
    source === 'text' ? findingText(first, asked) : [gatheringFrom(source, first, asked)],
  )
  return cheapestFirst([...throughZones(first, asked), ...gathering, walking(first, asked)])
}

/** Products that are equal in a column are mostly few, and without its index a look at them would read their table. */
export function wayOfEqual(filters: Filter[]): Way[] {
  const equal = filters.find(({ isEqual, isIndexed }) => isEqual && !isIndexed)
  return equal === undefined ? [] : [{ from: tableOf([equal]), most: mostGathered }]
}

/** The ways where it is known how many fit, without any look at the list. */
export function waysKnowing({ rows, isExact }: Total, { filters, column, wanted, among }: Asked): Way[] {
  // All that lies within the list's own bounds fits.
  if (filters.every((filter) => filter.column === column)) return [{ along: 'sort', most: patience * wanted }]
  const sources = new Set(filters.map(({ source }) => source))
  const from = sources.size === 1 ? tableOf(filters) : 'products'
  const gathering: Way = { from }
  if (areFew({ rows, isExact })) return [gathering]
  const walked = Math.min(among, wanted / Math.max(rows / among, 1 / among))
  const ways: Priced[] = [[walked * passing(filters), { along: 'sort', most: Math.ceil(patience * walked) }]]
  if (isExact) ways.push([rows * (cost.passed + keepingFrom(from, column)), gathering])
  return cheapestFirst(ways)
}

/** So few are gathered, among however many they are. */
export const areFew = ({ rows, isExact }: Total) => isExact && rows <= counted.rows

const passing = (filters: Filter[]) => (filters.every(({ isIndexed }) => isIndexed) ? cost.passed : cost.passedInTable)

const tableOf = ([filter]: Filter[]) => (filter?.source === 'product_levels' ? 'product_levels' : 'products')

const cheapestFirst = (ways: Priced[]) => ways.toSorted(([one], [another]) => one - another).map(([, way]) => way)

function walking(first: Sample, asked: Asked): Priced {
  const { filters, among } = asked
  const rows = walkedRows(first, asked)
  const most = Math.ceil(patience * rows)
  return [rows * passing(filters), { along: 'sort', ...(most < among && { most }) }]
}

/** How many rows are passed over until so many that fit are met. */
function walkedRows({ walked, fitting, fittingAll }: Sample, { filters, wanted, among, zones }: Asked): number {
  // Zones skip what would be walked through in vain.
  if (zones !== undefined && areTelling(zones)) return among
  // A few that fit all were met by chance: how many fit each of the filters says more.
  const isTold = filters.length === 1 || fittingAll >= reliable
  const rate = isTold ? rateOf(fittingAll, walked) : product(fitting.map((count) => Math.max(count, 0.5) / walked))
  return Math.min(among, wanted / rate)
}

/** Where names have zones, these tell more than the list's beginning. */
function throughZones({ walked, fitting }: Sample, asked: Asked): Priced[] {
  const { filters, zones, wanted, among } = asked
  if (zones === undefined || !areTelling(zones)) return []
  const others = product(fitting.map((count, at) => (isText(filters[at]) ? 1 : Math.max(count, 0.5) / walked)))
  const size = among / zones.zones
  const rows = Math.min(zones.holding * size, (wanted * namesPerMatch) / others)
  const most = Math.min(mostZones, Math.max(fewZones, Math.ceil((patience * rows) / size)))
  const first: Priced = [zones.holding <= most ? 0 : rows * cost.passed, { along: 'zones', most }]
  const further: Priced = [mostZones * size * cost.passed, { along: 'zones', most: mostZones }]
  return zones.holding <= most ? [first] : [first, further]
}

const areTelling = (zones: Zones) =>
  areFewOf(zones) || (!zones.firstHold && zones.holding <= telling.most * zones.zones)
const areFewOf = ({ zones, holding }: Zones) => holding <= telling.few * zones

const isText = (filter: Filter | undefined) => filter?.source === 'text'

function findingText({ fitting, walked }: Sample, { filters, among, isCounted, zones }: Asked): Priced[] {
  const met = fitting[filters.findIndex(isText)] ?? 0
  const inZones = zones && areFewOf(zones) ? (zones.holding * among) / zones.zones / namesPerMatch : 0
  const soldOut = filters.findIndex(({ isSoldOut }) => isSoldOut)
  const share = soldOut < 0 ? 1 : rateOf(fitting[soldOut] ?? 0, walked)
  const rows = share * Math.max(among * rateOf(met, walked), inZones)
  if (rows > mostFound && met >= reliableOfText) return []
  const isRare = rows <= counted.rows && !(zones && areTelling(zones))
  const price = isCounted && isRare ? 0 : rows * cost.found
  return [[price, { from: 'text', most: mostFound }]]
}

function gatheringFrom(source: ListTable, { fitting, walked }: Sample, { filters, column, among }: Asked): Priced {
  // What was not met may be there all the same: half a row stands for it.
  const rates = fitting.map((count) => Math.max(count, 0.5) / walked)
  const passed = among * product(rates.filter((_rate, at) => filters[at]?.source === source))
  const kept = Math.min(passed, among * product(rates))
  // To see whether it ends too late costs more than the sort, and is spared where enough were met to rely on.
  const isSure = filters.every((filter, at) => filter.source !== source || (fitting[at] ?? 0) >= reliable)
  const price = passed * cost.passed + kept * keepingFrom(source, column)
  return [price, { from: source, ...(!isSure && { most: mostGathered }) }]
}

const keepingFrom = (source: ListTable, column: ListColumn) =>
  source === 'product_levels' || isInPrices(column) ? cost.kept : cost.keptFromTable

/** What is to be expected of the others where so many were met by chance: a little more, as none would not mean never. */
const rateOf = (met: number, looked: number) => (met + 1) / looked

const product = (rates: number[]) => rates.reduce((all, one) => all * one, 1)

/** Whether the index of prices holds the column. */
export const isInPrices = (column: ListColumn) => column === 'price' || column === 'id' || column === 'created_at'
