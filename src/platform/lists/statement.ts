import { afterKeys, checkCursor, nameOfQuery } from './cursor.ts'
import type { AnyList, Filters, ListQuery, ListScope } from './list.ts'
import { orderBy, termsOf } from './order.ts'
import { byText } from './search.ts'

/** So many rows are counted, and passed over by a page number, at most; a cursor goes on beyond. */
export const countedRows = 10_000

export interface Statement {
  text: string
  values: unknown[]
}

/** Takes a value, and answers what the statement calls it. */
export type Parameter = (value: unknown) => string

/**
 * A page of a list and its total in one statement: `list_total` beside each row, or in a row of its own where the page is
 * empty, and `list_keys` for the cursor. Behind a cursor nothing is counted: it knows the total.
 */
export function listStatement(
  list: AnyList,
  query: ListQuery,
  scope: ListScope,
  within: Record<string, unknown> = {},
): Statement {
  const values: unknown[] = []
  const parameter: Parameter = (value) => `$${values.push(value)}`
  const conditions = conditionsOf(list, query, scope, within, parameter)
  // A text is looked for in two ways, of which PostgreSQL runs one.
  const { before, ways } = byText(list, query.search, scope, conditions, parameter)
  const asked = () => nameOfQuery(list, query, scope, within)
  const page = pageOf(list, query, { ways, asked, parameter })
  if (query.cursor !== undefined) return { text: before + page, values }
  const counted = union(ways.map((where) => `SELECT 1 FROM ${list.table} WHERE ${where} LIMIT ${countedRows + 1}`))
  const text = `${before}SELECT * FROM (SELECT count(*) AS list_total FROM (${counted}) AS fitting) AS counted
    LEFT JOIN (${page}) AS page ON true`
  return { text, values }
}

function pageOf(
  list: AnyList,
  { cursor, sort, page, per_page }: ListQuery,
  { ways, asked, parameter }: { ways: string[]; asked: () => string; parameter: Parameter },
): string {
  const terms = termsOf(list.sorts, sort)
  if (cursor !== undefined) checkCursor(cursor, sort, terms, asked())
  const after = cursor === undefined ? '' : ` AND (${afterKeys(terms, cursor.keys.map(parameter))})`
  const offset = cursor === undefined ? (page - 1) * per_page : 0
  // One row more than asked for shows whether there is a next page. These numbers are ours: they are planned for as they are.
  const limit = offset >= countedRows ? 'LIMIT 0' : `LIMIT ${per_page + 1} OFFSET ${offset}`
  const part = `${after} ORDER BY ${orderBy(terms)} ${limit}`
  const rows = union(ways.map((where) => `SELECT * FROM ${list.table} WHERE ${where}${part}`))
  const keys = terms.map(({ column, kind }) => kind.read(column)).join(', ')
  return `SELECT ${list.columns.join(', ')}, json_build_array(${keys}) AS list_keys FROM (${rows}) AS ${list.table.split(' ').at(-1)}`
}

const union = (parts: string[]) =>
  parts.length === 1 ? parts.join() : parts.map((part) => `(${part})`).join(' UNION ALL ')

function conditionsOf(
  list: AnyList,
  query: ListQuery,
  scope: ListScope,
  within: Record<string, unknown>,
  parameter: Parameter,
): string[] {
  const given = query as unknown as Record<string, unknown>
  const filters = Object.entries(list.filters as Filters).flatMap(([name, { where, value }]) => {
    if (given[name] === undefined) return []
    const condition = where(given[name] as never, scope)
    if (!condition.includes('?')) return [condition]
    const bound = parameter(value(given[name] as never))
    return [condition.replaceAll('?', () => bound)]
  })
  return [
    // Row security says it again, but only while the statement runs: this lets the planner know.
    ...(list.owner === undefined || scope === 'all' ? [] : [`${list.owner} = ${parameter(scope)}::bigint`]),
    ...(list.live === undefined ? [] : [list.live]),
    ...Object.entries(within).map(([column, value]) => `${column} = ${parameter(value)}`),
    ...filters.map((condition) => `(${condition})`),
  ]
}
