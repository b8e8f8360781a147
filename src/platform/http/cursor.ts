import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { validationFailed } from './failure.ts'
import type { Ordering } from './paging.ts'

/**
 * Where a list goes on: the sort keys of the last row that was seen. Unlike a page number it costs the same at any
 * depth, and rows that come or go meanwhile shift nothing. Page and total come along, so that every page tells them.
 */
export interface Cursor {
  keys: string[]
  page: number
  total: number
}

const Content = z.tuple([z.array(z.string().max(510)).max(50), z.int().min(1), z.int().min(0)])

export function encodeCursor({ keys, page, total }: Cursor): string {
  return Buffer.from(JSON.stringify([keys, page, total])).toString('base64url')
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
    const [keys, page, total] = content.data
    return { keys, page, total }
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
  money: {
    form: /^\d{1,8}\.\d{2}$/,
    read: (column) => sql`${sql.ref(column)}::text`,
    value: (key) => sql`${key}::numeric`,
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
export function cursorKeys(ordering: Ordering[], kinds: KeyKinds): RawBuilder<string[]> {
  return sql`json_build_array(${sql.join(terms(ordering, kinds).map(({ column, kind }) => kind.read(column)))})`
}

/** The rows that come after the cursor's. */
export function afterCursor(ordering: Ordering[], kinds: KeyKinds, { keys }: Cursor): RawBuilder<boolean> {
  const columns = terms(ordering, kinds)
  if (keys.length !== columns.length || columns.some(({ kind }, at) => !kind.form.test(keys[at] ?? ''))) {
    throw validationFailed({ cursor: ['The cursor field belongs to a list that is sorted in another way.'] })
  }
  const compare = (at: number, operator: string) => {
    const { column, kind } = columns[at] as Term
    return sql`${sql.ref(column)} ${sql.raw(operator)} ${kind.value(keys[at] ?? '')}`
  }
  const beyond = (at: number) => (columns[at]?.direction === 'asc' ? '>' : '<')
  const alternatives = columns.map((_term, at) => {
    const equal = columns.slice(0, at).map((_earlier, index) => compare(index, '='))
    return sql`(${sql.join([...equal, compare(at, beyond(at))], sql` AND `)})`
  })
  // The first bound is implied by the alternatives, but only spelled out can an index begin there.
  return sql<boolean>`(${compare(0, `${beyond(0)}=`)} AND (${sql.join(alternatives, sql` OR `)}))`
}

interface Term {
  column: string
  direction: 'asc' | 'desc'
  kind: KeyKind
}

/** As `orderBy` orders: the id at the end. */
function terms(ordering: Ordering[], kinds: KeyKinds): Term[] {
  return [...ordering, { column: 'id', direction: 'desc' as const }].map(({ column, direction }) => ({
    column,
    direction,
    kind: keyKinds[kinds[column] ?? 'integer'],
  }))
}
