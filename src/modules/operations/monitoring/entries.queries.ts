import { z } from 'zod'
import { isOwn } from '#platform/database/own-rows.ts'
import type { PlatformTx, TenantTx } from '#platform/database/transactions.ts'
import { notFound } from '#platform/http/failure.ts'
import { queryBoolean, text, time } from '#platform/http/fields.ts'
import { declareList, filter, type ListScope } from '#platform/lists/list.ts'
import { integer } from '#platform/lists/order.ts'
import { pageIn } from '#platform/lists/page.ts'
import { type EntryResource, EntrySummaryResource, entryKinds, queryId } from './monitoring.schemas.ts'

type Tx = TenantTx | PlatformTx

const maxPerTrace = 1_000
const columns = [
  ...['id', 'trace_id', 'span_id', 'parent_span_id', 'kind', 'name', 'user_id', 'request_id', 'status', 'failure'],
  ...['tags', 'started_at', 'duration_ms'],
]
const word = text({ min: 1, max: 200 })
const hexadecimal = (digits: number) =>
  z.string().regex(new RegExp(`^[0-9a-f]{${digits}}$`), `The :field field must be ${digits} hexadecimal digits.`)
const part = (given: string) => `%${given.replace(/[\\%_]/g, '\\$&')}%`

/** Newest first: below the first page entries come all the while. */
export const entryList = declareList({
  table: 'monitoring_entries',
  owner: 'user_id',
  resource: EntrySummaryResource,
  columns,
  sorts: { id: [integer('id')] },
  initial: '-id',
  filters: {
    kind: filter(z.enum(entryKinds), 'kind = ?'),
    user_id: filter(queryId, 'user_id = ?::bigint'),
    /** A part of the route's pattern, such as `/orders`. */
    route: filter(word, "kind = 'request' AND name ILIKE ?", part),
    status: filter(word, 'status = ?'),
    tag: filter(word, 'tags @> ARRAY[?]::text[]'),
    trace_id: filter(hexadecimal(32), 'trace_id = ?'),
    request_id: filter(word, 'request_id = ?'),
    /** A part of the name or of what went wrong, which of requests is the operator's alone. */
    search: filter(word, (_text, scope) => `name ILIKE ? OR ${failureIn(scope)} ILIKE ?`, part),
    failed: filter(queryBoolean, (failed) => `failure IS ${failed ? 'NOT NULL' : 'NULL'}`),
    /** Of an exception, as the groups name it. */
    fingerprint: filter(hexadecimal(40), 'fingerprint = ?'),
    started_from: filter(time, 'started_at >= ?'),
    started_before: filter(time, 'started_at < ?'),
  },
  toResource: (row: Row, scope) => toSummary(row, scope),
})

/** What went wrong inside is the operator's to read; the tenant got the answer of its request. */
const failureIn = (scope: ListScope) => (scope === 'all' ? 'failure' : "CASE WHEN kind <> 'request' THEN failure END")

/** What came after the entry of that id, in order. */
export async function listEntriesAfter(tx: Tx, after: number, filters: object, limit: number) {
  const cursor = { keys: [String(after)], page: 1, total: { rows: 0, isExact: false }, order: 'id' }
  const query = { ...filters, page: 1, per_page: limit, sort: [{ column: 'id', direction: 'asc' as const }], cursor }
  return (await pageIn(tx, entryList, query)).rows
}

export async function lastEntryId(tx: Tx): Promise<number> {
  const { id } = await tx
    .selectFrom('monitoring_entries')
    .where(isOwn(tx, 'monitoring_entries'))
    .select((row) => row.fn.max('id').as('id'))
    .executeTakeFirstOrThrow()
  return id ?? 0
}

export async function getEntry(tx: Tx, id: number): Promise<EntryResource> {
  const row = await tx
    .selectFrom('monitoring_entries')
    .selectAll()
    .where(isOwn(tx, 'monitoring_entries'))
    .where('id', '=', id)
    .executeTakeFirst()
  if (row === undefined) throw notFound('There is no such entry, or it has made room for newer ones.')
  return { ...toSummary(row, scopeOf(tx)), details: row.details as EntryResource['details'] }
}

/** Everything that belongs to the trace, in the order in which it began. */
export async function getTrace(tx: Tx, traceId: string): Promise<EntryResource[]> {
  const rows = await tx
    .selectFrom('monitoring_entries')
    .selectAll()
    .where(isOwn(tx, 'monitoring_entries'))
    .where('trace_id', '=', traceId)
    .orderBy('started_at')
    .orderBy('id')
    .limit(maxPerTrace)
    .execute()
  if (rows.length === 0) throw notFound('Nothing is kept of such a trace.')
  return rows.map((row) => ({ ...toSummary(row, scopeOf(tx)), details: row.details as EntryResource['details'] }))
}

interface Row extends Omit<EntrySummaryResource, 'started_at'> {
  started_at: Date
}

function toSummary(row: Row, scope: ListScope): EntrySummaryResource {
  const { id, trace_id, span_id, parent_span_id, kind, name, user_id, request_id, status, tags, duration_ms } = row
  const failure = scope !== 'all' && kind === 'request' ? null : row.failure
  const started_at = row.started_at.toISOString()
  return {
    id,
    trace_id,
    span_id,
    parent_span_id,
    kind,
    name,
    user_id,
    request_id,
    status,
    failure,
    tags,
    started_at,
    duration_ms,
  }
}

const scopeOf = (tx: Tx): ListScope => ('userId' in tx ? tx.userId : 'all')
