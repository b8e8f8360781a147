import { type Filter, type ListColumn, type ListTable, tableSortedBy } from './product-filters.ts'

/**
 * How the first rows of a filtered list are found: along the index of its sort, or out of what fits one of the filters. A way
 * that may have been promised too much ends after so many rows.
 */
export type Way = { along: 'sort'; most?: number } | Gathering
export type Gathering = { from: 'text'; most: number } | { from: ListTable; most?: number }

/** What a look at the list's first rows has shown. */
export interface Sample {
  walked: number
  /** How many fit each filter, and how many fit all. */
  fitting: number[]
  fittingAll: number
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
}

/** Microseconds of PostgreSQL for a row that is passed over, in an index or a table; for one that is kept; for one of a text. */
const cost = { passed: 0.2, passedInTable: 1, kept: 0.4, keptFromTable: 1.2, found: 2 }

/** So many that hold a text are gathered at most: where walking on is promising, and where it is not. */
const mostFound = { otherwise: 2_000, atMost: 6_000 }
/** So many are gathered from another index where next to none were met, and so many have to be met otherwise. */
const mostGathered = 5_000
const reliable = 3
/** So few are gathered whatever else would be cheaper, and so small a list is looked through: it tells how many fit. */
const counted = { rows: 400, among: 5_000 }
/** What promised this many times fewer rows than it has is left for another way. */
const patience = 4

type Priced = [cost: number, way: Way]

/** The ways that lead to the rows, the cheapest first, by what the list's beginning has shown. */
export function waysFrom(first: Sample, asked: Asked): Way[] {
  const { filters, column, among, isCounted } = asked
  if (isCounted && among <= counted.among) return [{ from: tableSortedBy(column) }]
  const sources = [...new Set(filters.map(({ source }) => source))]
  const gathering = sources.map((source) =>
    source === 'text' ? findingText(first, asked) : gatheringFrom(source, first, asked),
  )
  return [...gathering, walking(first, asked)].toSorted(([one], [another]) => one - another).map(([, way]) => way)
}

function walking({ walked, fitting, fittingAll }: Sample, { filters, wanted, among }: Asked): Priced {
  const rate = fittingAll > 0 ? rateOf(fittingAll, walked) : product(fitting.map((count) => count / walked))
  const rows = rate > 0 ? Math.min(among, wanted / rate) : among
  const passed = filters.every(({ isIndexed }) => isIndexed) ? cost.passed : cost.passedInTable
  const most = Math.ceil(patience * rows)
  return [passed * rows, { along: 'sort', ...(most < among && { most }) }]
}

function findingText({ fitting, walked }: Sample, { filters, among, isCounted }: Asked): Priced {
  const met = fitting[filters.findIndex(({ source }) => source === 'text')] ?? 0
  const rows = among * rateOf(met, walked)
  const most = met === 0 ? mostFound.atMost : mostFound.otherwise
  return [isCounted && rows <= counted.rows ? 0 : Math.min(rows, most) * cost.found, { from: 'text', most }]
}

function gatheringFrom(source: ListTable, { fitting, walked }: Sample, { filters, column, among }: Asked): Priced {
  // What was not met may be there all the same: half a row stands for it.
  const rates = fitting.map((count) => Math.max(count, 0.5) / walked)
  const passed = among * product(rates.filter((_rate, at) => filters[at]?.source === source))
  const kept = Math.min(passed, among * product(rates))
  const keeping = source === 'product_levels' || isInPrices(column) ? cost.kept : cost.keptFromTable
  // To see whether it ends too late costs more than the sort, and is spared where enough were met to rely on.
  const isSure = filters.every((filter, at) => filter.source !== source || (fitting[at] ?? 0) >= reliable)
  return [passed * cost.passed + kept * keeping, { from: source, ...(!isSure && { most: mostGathered }) }]
}

/** What is to be expected of the others where so many were met by chance: a little more, as none would not mean never. */
const rateOf = (met: number, looked: number) => (met + 1) / looked

const product = (rates: number[]) => rates.reduce((all, one) => all * one, 1)

/** Whether the index of prices holds the column. */
export const isInPrices = (column: ListColumn) => column === 'price' || column === 'id' || column === 'created_at'
