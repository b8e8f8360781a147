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
  /** Whether most zones of all names may hold the text. */
  isEverywhere?: boolean
}

/**
 * Microseconds of PostgreSQL for a row that is passed over, in an index or a table; for one that is kept; for asking the index of
 * texts, and for each row that it finds, which mostly lies alone on its page.
 */
const cost = { passed: 0.2, passedInTable: 1, kept: 0.4, keptFromTable: 3, asked: 500, found: 2.8 }

/** So many that hold a text are gathered at most. That more do is sure where so many of them were met. */
const mostFound = 6_000
const reliableOfText = 10
/** So many of a thousand names hold a text of one, two or three characters, if any does: it is a piece of many words. */
const likely = [0, 30, 8, 3]
/** So many are gathered rather than walked for; to see whether more than so few are there at all costs little. */
const mostAtOnce = 1_000
const mostCheap = 100
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

const gatheringAllTexts: Way = { from: 'text', most: mostFound }
const isAll = ([, way]: Priced) => way === gatheringAllTexts
const isToTheEnd = ([, way]: Priced) => way.most === undefined

type Priced = [cost: number, way: Way]

/** The ways that lead to the rows, the cheapest first, by what the list's beginning has shown. */
export function waysFrom(first: Sample, asked: Asked): Way[] {
  const { filters, column, among, isCounted } = asked
  if (isCounted && among <= counted.among) return [{ from: tableSortedBy(column) }]
  const sources = [...new Set(filters.map(({ source }) => source))]
  const gathering = sources.flatMap((source) =>
    source === 'text' ? findingText(first, asked) : [gatheringFrom(source, first, asked)],
  )
  const walk = walking(first, asked)
  const ways = cheapestFirst([...throughZones(first, asked), ...gathering, walk])
  if (isToTheEnd(walk)) return ways
  // Where the walk ends too soon what was met lies together, and says nothing of the others.
  const isLeftOut = sources.includes('text') && !gathering.some(isAll)
  const further = isLeftOut ? ways.toSpliced(ways.indexOf(walk[1]) + 1, 0, gatheringAllTexts) : ways
  return [...further, { along: 'sort' }]
}

/** Products that are equal in a column are mostly few, unless they are sold out. */
export function wayOfEqual(filters: Filter[]): Way[] {
  const equal = filters.find(({ isEqual, isSoldOut }) => isEqual && !isSoldOut)
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
function walkedRows(first: Sample, asked: Asked): number {
  const { filters, wanted, among, zones } = asked
  const { walked, fitting, fittingAll } = first
  // Zones skip what would be walked through in vain.
  if (zones !== undefined && areTelling(zones)) return among
  // A few that fit all were met by chance: how many fit each of the filters says more.
  const isTold = filters.length > 1 && fittingAll >= reliable
  const rates = filters.map((filter, at) => fittingAhead(filter, fitting[at] ?? 0, asked) / walked)
  return Math.min(among, wanted / (isTold ? rateOf(fittingAll, walked) : product(rates)))
}

/**
 * How many of the next rows fit, where so many did of those that were looked at. A rare text is not to be walked for because one
 * was met by chance, and names that are made in a row are alike, or numbered.
 */
function fittingAhead(filter: Filter, met: number, { filters, column }: Asked): number {
  if (!isText(filter)) return filters.length === 1 ? met + 1 : Math.max(met, 0.5)
  const usual = met > 0 || isInOrderOfMaking(column) ? 0 : likelyOf(filter)
  return Math.max(met, usual, 0.7)
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

function findingText(first: Sample, asked: Asked): Priced[] {
  const { filters, isCounted, zones } = asked
  const at = filters.findIndex(isText)
  const met = first.fitting[at] ?? 0
  const rows = rowsHoldingText(first, asked)
  if (rows > mostFound && met >= reliableOfText) return []
  const all: Priced = [cost.asked + rows * cost.found, gatheringAllTexts]
  if (!isCounted || (zones && areTelling(zones))) return [all]
  if (rows <= counted.rows) return [[0, gatheringAllTexts]]
  const isOpen = mayBeElsewhere(first, filters) ? !asked.isEverywhere : isWord(filters[at]) && met < reliable
  if (!isOpen) return [all]
  const most = met === 0 && rows <= mostAtOnce ? Math.ceil(2 * rows) : mostCheap
  return [[0, { from: 'text', most }], all]
}

/** A piece of many words was met nowhere: either no name holds it, or it is common elsewhere. */
export function mayBeElsewhere({ fitting }: Sample, filters: Filter[]): boolean {
  const at = filters.findIndex(isText)
  return fitting[at] === 0 && isPiece(filters[at])
}

/** One key of the index of texts finds it. */
const isPiece = (filter: Filter | undefined) => /^[\p{L}\p{N}]{3}$/u.test(filter?.search ?? '')
/** Several find it. Of words that are neighbours the index reads more, whether few names hold them or many. */
const isWord = (filter: Filter | undefined) => /^[\p{L}\p{N}]{4,}$/u.test(filter?.search ?? '')

/** Of those that are sold out, if nothing else fits: they have an index of texts of their own. */
function rowsHoldingText({ fitting, walked }: Sample, { filters, among, zones }: Asked): number {
  const text = filters.findIndex(isText)
  const soldOut = filters.findIndex(({ isSoldOut }) => isSoldOut)
  const inZones = zones && areFewOf(zones) ? (zones.holding * among) / zones.zones / namesPerMatch : 0
  const share = soldOut < 0 ? 1 : rateOf(fitting[soldOut] ?? 0, walked)
  return share * Math.max(among * rateOf(fitting[text] ?? 0, walked, filters[text]), inZones)
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
const rateOf = (met: number, looked: number, filter?: Filter) => Math.max(met + 1, likelyOf(filter)) / looked

const likelyOf = (filter: Filter | undefined) => likely[lengthOf(filter)] ?? 0
const lengthOf = (filter: Filter | undefined) => [...(filter?.search ?? '')].length

const product = (rates: number[]) => rates.reduce((all, one) => all * one, 1)

/** Whether the index of prices holds the column. */
export const isInPrices = (column: ListColumn) => column === 'price' || column === 'id' || column === 'created_at'

/** Products are made in the order of their ids, and mostly of their days. */
const isInOrderOfMaking = (column: ListColumn) => column === 'id' || column === 'created_at'
