import { validationFailed } from './failure.ts'
import { limits, type Ordering } from './paging.ts'

/** So many rows are counted one by one, and passed over by a page number, at most; a cursor goes on beyond. */
export const windowRows = 10_000

export interface Total {
  rows: number
  /** Otherwise there are more: counting ended here. */
  isExact: boolean
}

export const exactly = (rows: number): Total => ({ rows, isExact: true })
export const atLeast = (rows: number): Total => ({ rows, isExact: false })

/** So many where each row that is passed over has to be looked at: in a list that is filtered or sorted by several columns. */
export const windowOfFew = 1_000

/** To be counted up to: one more than the window tells that there is more. */
export const countingLimit = windowRows + 1

/** Of what was counted up to the limit. */
export const countedTotal = (counted: number): Total => (counted > windowRows ? atLeast(windowRows) : exactly(counted))

/** So few are found and sorted within the time that a list may take; among more, the first ones of any order are near. */
const fewRows = 2_000

export const isFew = ({ rows, isExact }: Total) => isExact && rows <= fewRows

/** Which part of a list, and which way through it. */
export interface Span {
  sort: Ordering[]
  limit: number
  offset: number
}

/**
 * Where a page and the first row of the next one lie, from the nearer end; throws when both are farther than a page number
 * reaches in this list.
 */
export function spanOf(
  query: { page: number; per_page: number },
  sort: Ordering[],
  total: Total,
  reach = windowRows,
): Span {
  const { limit, offset } = limits(query)
  const end = Math.min(total.rows, offset + limit + 1)
  const behind = total.rows - end
  const isTooFar = total.isExact ? Math.min(offset, behind) >= reach : offset >= Math.min(reach, total.rows)
  if (isTooFar) throw tooFar(query.page)
  if (!total.isExact || offset <= behind) return { sort, limit: limit + 1, offset }
  return { sort: sort.map(reversed), limit: Math.max(0, end - offset), offset: behind }
}

/** Past what was counted, with more to come: no page number says where that is. */
export const isBeyond = (offset: number, { rows, isExact }: Total) => !isExact && offset >= rows

export const tooFar = (page: number) =>
  validationFailed({
    page: [`Page ${page} lies too far inside this list to be found by its number. Follow meta.next_cursor, or filter.`],
  })

const reversed = (term: Ordering): Ordering => ({ ...term, direction: term.direction === 'asc' ? 'desc' : 'asc' })
