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
}

/** `sort=name,-price`: columns of the list, `-` for descending. Equal rows keep one order, newest first. */
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

/** The id at the end makes pages disjoint; where it was named already it is harmless. */
export function orderBy(ordering: Ordering[]) {
  const terms = [...ordering, { column: 'id', direction: 'desc' as const }]
  return sql.join(terms.map(({ column, direction }) => sql`${sql.ref(column)} ${sql.raw(direction)}`))
}
