import { z } from 'zod'
import { trimmedText } from '../http/fields.ts'
import { pageQuery } from '../http/paging.ts'
import { type Cursor, cursorQuery } from './cursor.ts'
import { type Ordering, type SortColumn, sortQuery } from './order.ts'

/** Whose rows a list shows: one user's, or everybody's. */
export type ListScope = number | 'all'

/** A condition on a row by a query parameter; `?` stands for the value, as often as it is needed. */
export interface Filter<Schema extends z.ZodType = z.ZodType> {
  schema: Schema
  where: (given: never, scope: ListScope) => string
  value: (given: never) => unknown
}
export type Filters = Record<string, Filter>

/** What a list consists of. Names and conditions are SQL of ours; only values come from outside, as parameters. */
export interface List<Resource extends z.ZodType, F extends Filters> {
  /** With an alias, where it has one. */
  table: string
  /** The column that says whose a row is; without one the list is the platform's. */
  owner?: string
  /** Which rows are there at all. */
  live?: string
  resource: Resource
  /** What is read of each row of the page. */
  columns: readonly string[]
  sorts: Readonly<Record<string, readonly SortColumn[]>>
  /** The order where none is asked for, such as `-created_at`. */
  initial: string
  filters: F
  /**
   * The column of folded text that `search` looks into, with an index of trigrams, and a view of the tenant's own rows in
   * which that index may be used.
   */
  search?: { column: string; own: string }
  /** Makes the resource of a row; without it the columns are the resource, with times in UTC. */
  toResource?: (row: never, scope: ListScope) => z.output<Resource>
}

// biome-ignore lint/suspicious/noExplicitAny: a list of whatever filters
export type AnyList<Resource extends z.ZodType = z.ZodType> = List<Resource, any>

export const declareList = <Resource extends z.ZodType, F extends Filters>(list: List<Resource, F>) => list

/** A filter by a query parameter. The condition may depend on what was given, and on whose rows are listed. */
export function filter<Schema extends z.ZodType>(
  schema: Schema,
  where: string | ((given: NonNullable<z.output<Schema>>, scope: ListScope) => string),
  value: (given: NonNullable<z.output<Schema>>) => unknown = (given) => given,
): Filter<Schema> {
  return { schema, where: typeof where === 'string' ? () => where : where, value }
}

/** What every query of a list has, once it is parsed. */
export interface ListQuery {
  page: number
  per_page: number
  sort: Ordering[]
  cursor?: Cursor | undefined
  /** Whatever the list's own filter of that name takes, where it has no index of texts. */
  search?: unknown
}

const searched = trimmedText({ max: 255 }).optional()

type FilterShape<F extends Filters> = { [Name in keyof F]: z.ZodOptional<F[Name]['schema']> }

/** The query string of a list: page, cursor, sort, and its own filters. */
export function queryOf<Resource extends z.ZodType, F extends Filters>(list: List<Resource, F>) {
  const { sorts, initial, search, filters } = list
  const shape = Object.entries(filters).map(([name, { schema }]) => [name, schema.optional()])
  return z.strictObject({
    ...pageQuery,
    sort: sortQuery(Object.keys(sorts), initial),
    cursor: cursorQuery,
    ...(search && { search: searched }),
    ...(Object.fromEntries(shape) as FilterShape<F>),
  })
}
