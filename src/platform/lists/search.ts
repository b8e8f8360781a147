import type { AnyList, ListScope } from './list.ts'
import type { Parameter } from './statement.ts'

/** Up to so many rows that hold a text are gathered and sorted; a text in more rows is met soon along the list's order. */
const gatheredMatches = 5_000

interface Ways {
  /** What stands before the statement. */
  before: string
  /** Conditions; of several, only one is true of any row at all. */
  ways: string[]
}

/**
 * How rows that hold a text are found, by what PostgreSQL has: the one place to change for another engine. An index of trigrams
 * gathers the rows of a rare text; a common one, or one without three letters in a row, is compared along the list's order.
 */
export function byText(
  list: AnyList,
  search: unknown,
  scope: ListScope,
  conditions: string[],
  parameter: Parameter,
): Ways {
  const all = (...more: string[]) => [...conditions, ...more, 'true'].join(' AND ')
  if (list.search === undefined || typeof search !== 'string' || search === '') return { before: '', ways: [all()] }
  const { column, own } = list.search
  const holds = `${column} LIKE holding_pattern(${parameter(search)}::text)`
  if (!/[\p{L}\p{N}]{3}/u.test(search.normalize('NFKC'))) return { before: '', ways: [all(holds)] }
  const source = scope === 'all' ? `${list.table} WHERE ${list.live ?? 'true'}` : `${own} WHERE true`
  const matches = `SELECT id FROM ${source} AND ${holds} LIMIT ${gatheredMatches + 1}`
  const isRare = `(SELECT count(*) <= ${gatheredMatches} FROM matches)`
  return {
    before: `WITH matches AS MATERIALIZED (${matches}) `,
    ways: [all('id = ANY (ARRAY(SELECT id FROM matches))', isRare), all(holds, `NOT ${isRare}`)],
  }
}
