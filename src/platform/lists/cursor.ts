import { z } from 'zod'
import { validationFailed } from '../http/failure.ts'
import { nameOfOrder, type Ordering, type Term } from './order.ts'

/**
 * Where a list goes on (keyset pagination): the sort keys of the last row that was seen. Unlike a page number it costs the
 * same at any depth, and rows that come or go meanwhile shift nothing. Page and total come along, so that every page tells
 * them.
 */
export interface Cursor {
  keys: string[]
  page: number
  total: Total
  /** The `sort` that the keys are of. */
  order: string | undefined
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
    const content = Content.safeParse(parsed(Buffer.from(text, 'base64url').toString()))
    if (!content.success) {
      context.addIssue({ code: 'custom', message: 'The :field field is no cursor of this list.' })
      return z.NEVER
    }
    const [keys, page, rows, isExact, order] = content.data
    return { keys, page, total: { rows, isExact }, order }
  })
  .optional()

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Throws unless the cursor is one of this order. */
export function checkCursor({ keys, order }: Cursor, sort: readonly Ordering[], terms: readonly Term[]): void {
  const isWellFormed = keys.length === terms.length && terms.every(({ kind }, at) => kind.form.test(keys[at] ?? ''))
  if (!isWellFormed || (order !== undefined && order !== nameOfOrder(sort))) {
    throw validationFailed({ cursor: ['The cursor field belongs to a list that is sorted in another way.'] })
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

/** All one way: PostgreSQL compares rows as its indexes order them, and begins just there. */
function afterRow(terms: readonly Term[], values: string[]): string {
  return `(${terms.map(({ column }) => column).join(', ')}) ${beyond(terms[0] as Term)} (${values.join(', ')})`
}

function afterMixed(terms: readonly Term[], values: string[]): string {
  const compare = (at: number, operator: string) => `${terms[at]?.column} ${operator} ${values[at]}`
  const alternatives = terms.map((term, at) => {
    const equal = terms.slice(0, at).map((_earlier, index) => compare(index, '='))
    return `(${[...equal, compare(at, beyond(term))].join(' AND ')})`
  })
  // The first bound is implied by the alternatives, but only spelled out can an index begin there.
  return `${compare(0, `${beyond(terms[0] as Term)}=`)} AND (${alternatives.join(' OR ')})`
}
