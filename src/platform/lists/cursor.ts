import { createHash } from 'node:crypto'
import { z } from 'zod'
import { validationFailed } from '../http/failure.ts'
import type { AnyList, ListQuery, ListScope } from './list.ts'
import { nameOfOrder, type Ordering, type Term } from './order.ts'

/**
 * Where a list goes on (keyset pagination): the sort keys of the last row that was seen. Unlike a page number it costs the
 * same at any depth, and rows that come or go meanwhile shift nothing. Page and total come along, so that every page says
 * them.
 */
export interface Cursor {
  keys: string[]
  page: number
  total: Total
  /** What the list was asked for, as `nameOfQuery` has it. */
  order: string | undefined
}

/** Names what a page and the next ones belong to: the list, whose rows, filters and order. The order stands there in clear. */
export function nameOfQuery(list: AnyList, query: ListQuery, scope: ListScope, within: object = {}): string {
  const { page: _page, per_page: _perPage, cursor: _cursor, sort, ...filters } = query
  const asked = JSON.stringify([list.table, scope, Object.entries({ ...filters, ...within }).toSorted()])
  return `${nameOfOrder(sort)}~${createHash('sha256').update(asked).digest('base64url').slice(0, 12)}`
}

export interface Total {
  rows: number
  /** Otherwise there are more: counting ended here. */
  isExact: boolean
}

const Content = z.tuple([
  z.array(z.string().max(510)).max(50),
  z.int().min(1),
  z.int().min(0),
  // Cursors from before totals had a bound do not have it.
  z.boolean().default(true),
  // Nor did they name their order.
  z.string().max(500).optional(),
])

export function encodeCursor({ keys, page, total, order }: Cursor): string {
  return Buffer.from(JSON.stringify([keys, page, total.rows, total.isExact, order])).toString('base64url')
}

/** `cursor=…`, as `meta.next_cursor` gave it, with the rest of the query unchanged. */
export const cursorQuery = z
  .string()
  .max(4_096)
  .transform((text, context): Cursor => {
    const content = Content.safeParse(parsed(text))
    if (!content.success) {
      context.addIssue({ code: 'custom', message: 'The :field field is no cursor of this list.' })
      return z.NEVER
    }
    const [keys, page, rows, isExact, order] = content.data
    return { keys, page, total: { rows, isExact }, order }
  })
  .optional()

const utf8 = new TextDecoder('utf-8', { fatal: true })

/** Node ignores what is not base64: a cursor with more or less in it than we wrote is not ours. */
function parsed(text: string): unknown {
  const bytes = Buffer.from(text, 'base64url')
  if (bytes.toString('base64url') !== text) return undefined
  try {
    return JSON.parse(utf8.decode(bytes))
  } catch {
    return undefined
  }
}

/** Throws unless the cursor is of what is asked for. Those from before filters were part of it name their order alone. */
export function checkCursor({ keys, order }: Cursor, sort: readonly Ordering[], terms: readonly Term[], asked: string) {
  const isWellFormed = keys.length === terms.length && terms.every(({ kind }, at) => kind.form.test(keys[at] ?? ''))
  const known = [undefined, nameOfOrder(sort), asked]
  if (!isWellFormed || !known.includes(order)) {
    throw validationFailed({ cursor: ['The cursor field belongs to a list that is asked for in another way.'] })
  }
}

/** The condition for what comes behind the row with these keys; `parameters` are what SQL calls them. */
export function afterKeys(terms: readonly Term[], parameters: readonly string[]): string {
  const values = terms.map(({ kind }, at) => kind.value(parameters[at] as string))
  return terms.every(({ direction }) => direction === terms[0]?.direction)
    ? afterRow(terms, values)
    : afterMixed(terms, values)
}

const beyond = ({ direction }: Term) => (direction === 'asc' ? '>' : '<')

/** All terms in one direction: PostgreSQL compares rows as its indexes order them, and begins exactly there. */
function afterRow(terms: readonly Term[], values: string[]): string {
  return `(${terms.map(({ column }) => column).join(', ')}) ${beyond(terms[0] as Term)} (${values.join(', ')})`
}

function afterMixed(terms: readonly Term[], values: string[]): string {
  const compare = (at: number, operator: string) => `${terms[at]?.column} ${operator} ${values[at]}`
  const alternatives = terms.map((term, at) => {
    const equal = terms.slice(0, at).map((_earlier, index) => compare(index, '='))
    return `(${[...equal, compare(at, beyond(term))].join(' AND ')})`
  })
  // The alternatives imply the first bound, but an index can begin there only when it is spelled out.
  return `${compare(0, `${beyond(terms[0] as Term)}=`)} AND (${alternatives.join(' OR ')})`
}
