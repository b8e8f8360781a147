import { sql } from 'kysely'
import { z } from 'zod'
import { queryInteger } from './fields.ts'

const defaultPerPage = 20
const maxPerPage = 100
const maxPage = 1_000_000_000

/** `page` and `per_page`, the same for every list. */
export const pageQuery = {
  page: queryInteger({ min: 1, max: maxPage }).default(1),
  per_page: queryInteger({ min: 1, max: maxPerPage }).default(defaultPerPage),
}

export interface Ordering {
  column: string
  direction: 'asc' | 'desc'
  /** No two rows of this list are equal in it: what would come behind decides nothing. */
  isUnique?: boolean
}

/** `sort=name,-price`: columns of the list, `-` for descending. Equal rows keep one order. */
export function sortQuery(columns: readonly string[], initial: string) {
  return z
    .string()
    .default(initial)
    .transform((value, context): Ordering[] => {
      const parts = value.split(',')
      for (const part of parts.filter((name) => !columns.includes(name.replace(/^-/, '')))) {
        context.addIssue({
          code: 'custom',
          message: `The :field field cannot be '${part}'. Columns to sort by: ${columns.join(', ')}.`,
        })
      }
      return firstOfEach(
        parts.map((part) => ({ column: part.replace(/^-/, ''), direction: part.startsWith('-') ? 'desc' : 'asc' })),
      )
    })
    .meta({ pattern: `^-?(${columns.join('|')})(,-?(${columns.join('|')}))*$` })
}

/** A column that was named before decides nothing any more, and PostgreSQL takes only so many terms. */
function firstOfEach(ordering: Ordering[]): Ordering[] {
  return ordering.filter(({ column }, at) => ordering.findIndex((earlier) => earlier.column === column) === at)
}

export function limits({ page, per_page }: { page: number; per_page: number }) {
  return { limit: per_page, offset: (page - 1) * per_page }
}

/** What a list calls a column to sort by, where PostgreSQL knows it by another name. */
export type ColumnNames = Readonly<Record<string, string>>

/**
 * With the id at the end, which makes pages disjoint. It goes the way of the column before it, so that one index serves
 * both directions.
 */
export function completeOrder(ordering: readonly Ordering[]): Ordering[] {
  const unique = ordering.findIndex(({ column, isUnique }) => column === 'id' || isUnique)
  if (unique >= 0) return ordering.slice(0, unique + 1)
  return [...ordering, { column: 'id', direction: ordering.at(-1)?.direction ?? 'desc' }]
}

export function orderBy(ordering: readonly Ordering[], names: ColumnNames = {}) {
  const terms = completeOrder(ordering)
  return sql.join(terms.map(({ column, direction }) => sql`${sql.ref(names[column] ?? column)} ${sql.raw(direction)}`))
}
