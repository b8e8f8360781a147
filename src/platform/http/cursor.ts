import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { validationFailed } from './failure.ts'
import { type ColumnNames, completeOrder, type Ordering } from './paging.ts'
import type { Total } from './window.ts'

/**
 * Where a list goes on: the sort keys of the last row that was seen. Unlike a page number it costs the same at any
 * depth, and rows that come or go meanwhile shift nothing. Page and total come along, so that every page tells them.
 */
export interface Cursor {
  keys: string[]
  page: number
  total: Total
}

const Content = z.tuple([
  z.array(z.string().max(510)).max(50),
  z.int().min(1),
  z.int().min(0),
  // Cursors from before totals had a bound do not have it.
  z.boolean().default(true),
])

export function encodeCursor({ keys, page, total }: Cursor): string {
  return Buffer.from(JSON.stringify([keys, page, total.rows, total.isExact])).toString('base64url')
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
    const [keys, page, rows, isExact] = content.data
    return { keys, page, total: { rows, isExact } }
  })
  .optional()

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

interface KeyKind {
  /** What a key of this kind looks like: a cursor is only text from outside. */
  form: RegExp
  read: (column: string) => RawBuilder<string>
  value: (key: string) => RawBuilder<unknown>
}

/** The kinds of columns that a list may sort by, and their exact textual form. */
export const keyKinds = {
  integer: {
    form: /^\d{1,18}$/,
    read: (column) => sql`${sql.ref(column)}::text`,
    value: (key) => sql`${key}::bigint`,
  },
  /** A column of cents. */
  money: {
    form: /^\d{1,8}\.\d{2}$/,
    read: (column) => sql`(${sql.ref(column)} / 100.0)::numeric(10, 2)::text`,
    value: (key) => sql`(${key}::numeric * 100)::bigint`,
  },
  word: { form: /^[a-z_]{1,50}$/, read: (column) => sql`${sql.ref(column)}`, value: (key) => sql`${key}::varchar` },
  text: {
    form: /^[^\0\ud800-\udfff]{0,255}$/u,
    read: (column) => sql`${sql.ref(column)}`,
    value: (key) => sql`${key}::varchar`,
  },
  /** In microseconds: a JavaScript date would lose three digits, and with them rows. */
  moment: {
    form: /^\d{1,16}$/,
    read: (column) => sql`(extract(epoch FROM ${sql.ref(column)}) * 1000000)::bigint::text`,
    value: (key) => sql`(timestamptz 'epoch' + ${key}::bigint * interval '1 microsecond')`,
  },
} satisfies Record<string, KeyKind>

export type KeyKinds = Record<string, keyof typeof keyKinds>

/** The keys of a row, to be selected beside its columns. */
export function cursorKeys(ordering: Ordering[], kinds: KeyKinds, names: ColumnNames = {}): RawBuilder<string[]> {
  return sql`json_build_array(${sql.join(terms(ordering, kinds, names).map(({ column, kind }) => kind.read(column)))})`
}

/** Throws unless the cursor has the keys of this order. */
export function checkCursor(ordering: Ordering[], kinds: KeyKinds, { keys }: Pick<Cursor, 'keys'>): void {
  const columns = terms(ordering, kinds, {})
  if (keys.length !== columns.length || columns.some(({ kind }, at) => !kind.form.test(keys[at] ?? ''))) {
    throw validationFailed({ cursor: ['The cursor field belongs to a list that is sorted in another way.'] })
  }
}

/** One key of a row, in its textual form, and how a column compares with it. */
export const keyIn = (kind: keyof typeof keyKinds, column: string) => keyKinds[kind].read(column)
export const comparesTo = (kind: keyof typeof keyKinds, column: string, operator: '=' | '<' | '>', key: string) =>
  sql<boolean>`${sql.ref(column)} ${sql.raw(operator)} ${keyKinds[kind].value(key)}`

/** The rows that come after the cursor's. */
export function afterCursor(
  ordering: Ordering[],
  kinds: KeyKinds,
  { keys }: Pick<Cursor, 'keys'>,
  names: ColumnNames = {},
): RawBuilder<boolean> {
  checkCursor(ordering, kinds, { keys })
  const columns = terms(ordering, kinds, names)
  const values = columns.map(({ kind }, at) => kind.value(keys[at] ?? ''))
  return columns.every(({ direction }) => direction === columns[0]?.direction)
    ? afterRow(columns, values)
    : afterMixed(columns, values)
}

const beyond = ({ direction }: Term) => sql.raw(direction === 'asc' ? '>' : '<')

/** All one way: PostgreSQL compares rows as its indexes order them, and begins just there. */
function afterRow(columns: Term[], values: RawBuilder<unknown>[]): RawBuilder<boolean> {
  const row = sql.join(columns.map(({ column }) => sql.ref(column)))
  return sql<boolean>`(${row}) ${beyond(columns[0] as Term)} (${sql.join(values)})`
}

function afterMixed(columns: Term[], values: RawBuilder<unknown>[]): RawBuilder<boolean> {
  const compare = (at: number, operator: RawBuilder<unknown>) =>
    sql`${sql.ref((columns[at] as Term).column)} ${operator} ${values[at] as RawBuilder<unknown>}`
  const alternatives = columns.map((term, at) => {
    const equal = columns.slice(0, at).map((_earlier, index) => compare(index, sql.raw('=')))
    return sql`(${sql.join([...equal, compare(at, beyond(term))], sql` AND `)})`
  })
  // The first bound is implied by the alternatives, but only spelled out can an index begin there.
  const first = compare(0, sql`${beyond(columns[0] as Term)}=`)
  return sql<boolean>`(${first} AND (${sql.join(alternatives, sql` OR `)}))`
}

interface Term {
  column: string
  direction: 'asc' | 'desc'
  kind: KeyKind
}

/** As `orderBy` orders. */
function terms(ordering: Ordering[], kinds: KeyKinds, names: ColumnNames): Term[] {
  return completeOrder(ordering).map(({ column, direction }) => ({
    column: names[column] ?? column,
    direction,
    kind: keyKinds[kinds[column] ?? 'integer'],
  }))
}
