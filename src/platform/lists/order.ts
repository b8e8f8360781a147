import { z } from 'zod'

export interface Ordering {
  /** As the list names it. */
  column: string
  direction: 'asc' | 'desc'
}

/** A column of a table that a list may be sorted by, and how a cursor writes and reads its value. */
export interface SortColumn {
  /** SQL of ours. */
  column: string
  kind: KeyKind
  /** Only orders rows that are equal in the column before it, and only where no other column was named for that. */
  breaksTies?: boolean
}

interface KeyKind {
  /** What a key looks like: a cursor is only text from outside. */
  form: RegExp
  read: (column: string) => string
  value: (parameter: string) => string
}

const integerKey: KeyKind = {
  form: /^-?\d{1,18}$/,
  read: (column) => `${column}::text`,
  value: (parameter) => `${parameter}::bigint`,
}
const textKey: KeyKind = {
  form: /^[^\0\ud800-\udfff]{0,255}$/u,
  read: (column) => `${column}`,
  value: (parameter) => `${parameter}::text`,
}
/** In microseconds: a JavaScript date would lose three digits, and with them rows. */
const momentKey: KeyKind = {
  form: /^-?\d{1,16}$/,
  read: (column) => `(extract(epoch FROM ${column}) * 1000000)::bigint::text`,
  value: (parameter) => `(timestamptz 'epoch' + ${parameter}::bigint * interval '1 microsecond')`,
}

export const integer = (column: string): SortColumn => ({ column, kind: integerKey })
export const moment = (column: string): SortColumn => ({ column, kind: momentKey })
/** Names that programs made, in the order of the database, as their indexes have them. */
export const word = (column: string): SortColumn => ({ column, kind: textKey })
/** Sorted as people sort, by the root collation of ICU. */
export const text = (column: string): SortColumn => ({ column: `${column} COLLATE "und-x-icu"`, kind: textKey })

/** `sort=name,-price`: columns of the list, `-` for descending. */
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

/** A column that is named a second time decides nothing, and PostgreSQL takes only so many terms. */
function firstOfEach(ordering: Ordering[]): Ordering[] {
  return ordering.filter(({ column }, at) => ordering.findIndex((earlier) => earlier.column === column) === at)
}

/** One term of ORDER BY, and of the comparison with a cursor. */
export interface Term extends SortColumn {
  direction: Ordering['direction']
}

/**
 * The columns to sort by, with the id at the end, which makes pages disjoint. It goes the way of the column before it, so
 * that one index serves both directions.
 */
export function termsOf(sorts: Readonly<Record<string, readonly SortColumn[]>>, ordering: readonly Ordering[]): Term[] {
  const terms = ordering.flatMap(({ column, direction }, at) =>
    (sorts[column] ?? [])
      .filter(({ breaksTies }) => !breaksTies || at === ordering.length - 1)
      .map((sorted): Term => ({ ...sorted, direction })),
  )
  const unique = terms.findIndex(({ column }) => column === 'id')
  if (unique >= 0) return terms.slice(0, unique + 1)
  return [...terms, { ...integer('id'), direction: terms.at(-1)?.direction ?? 'desc' }]
}

/** As `sort` writes it. */
export const nameOfOrder = (ordering: readonly Ordering[]) =>
  ordering.map(({ column, direction }) => `${direction === 'desc' ? '-' : ''}${column}`).join()

export const orderBy = (terms: readonly Term[]) =>
  terms.map(({ column, direction }) => `${column} ${direction}`).join(', ')
