import { type SqlBool, sql } from 'kysely'
import type { PlatformTx, TenantTx } from '#platform/database/transactions.ts'
import { afterCursor, encodeCursor } from '#platform/http/cursor.ts'
import type { Page } from '#platform/http/envelope.ts'
import { notFound } from '#platform/http/failure.ts'
import { limits } from '#platform/http/paging.ts'
import { exactly } from '#platform/http/window.ts'
import type { EntryFilters, EntryResource, EntrySummaryResource, ListEntriesQuery } from './monitoring.schemas.ts'

type Tx = TenantTx | PlatformTx

const maxPerTrace = 1_000
const columns = [
  'id',
  'trace_id',
  'span_id',
  'parent_span_id',
  'kind',
  'name',
  'user_id',
  'request_id',
  'status',
  'failure',
  'tags',
  'started_at',
  'duration_ms',
] as const

/** Newest first, by page number or by cursor: below the first page entries come all the while. */
export async function listEntries(tx: Tx, query: ListEntriesQuery): Promise<Page<EntrySummaryResource>> {
  const { cursor } = query
  const { limit, offset } = limits(query)
  const chosen = matching(tx, query)
  const total =
    cursor?.total.rows ??
    (await chosen.select((row) => row.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()).total
  const found = await chosen
    .$if(cursor !== undefined, (entries) => entries.where(afterCursor([], {}, cursor as NonNullable<typeof cursor>)))
    .select(columns)
    .orderBy('id', 'desc')
    // One more than asked for tells whether there is a next page.
    .limit(limit + 1)
    .offset(cursor === undefined ? offset : 0)
    .execute()
  const rows = found.slice(0, limit).map((row) => toSummary(tx, row))
  const page = cursor?.page ?? query.page
  const last = found.length > limit ? rows.at(-1) : undefined
  const nextCursor =
    last === undefined ? null : encodeCursor({ keys: [String(last.id)], page: page + 1, total: exactly(total) })
  return { rows, total, page, nextCursor }
}

/** What came after the entry of that id, in order. */
export async function listEntriesAfter(tx: Tx, after: number, filters: EntryFilters, limit: number) {
  const rows = await matching(tx, filters).where('id', '>', after).select(columns).orderBy('id').limit(limit).execute()
  return rows.map((row) => toSummary(tx, row))
}

export async function lastEntryId(tx: Tx): Promise<number> {
  const { id } = await tx
    .selectFrom('monitoring_entries')
    .select((row) => row.fn.max('id').as('id'))
    .executeTakeFirstOrThrow()
  return id ?? 0
}

export async function getEntry(tx: Tx, id: number): Promise<EntryResource> {
  const row = await tx.selectFrom('monitoring_entries').selectAll().where('id', '=', id).executeTakeFirst()
  if (row === undefined) throw notFound('There is no such entry, or it has made room for newer ones.')
  return { ...toSummary(tx, row), details: row.details as EntryResource['details'] }
}

/** Everything that belongs to the trace, in the order in which it began. */
export async function getTrace(tx: Tx, traceId: string): Promise<EntryResource[]> {
  const rows = await tx
    .selectFrom('monitoring_entries')
    .selectAll()
    .where('trace_id', '=', traceId)
    .orderBy('started_at')
    .orderBy('id')
    .limit(maxPerTrace)
    .execute()
  if (rows.length === 0) throw notFound('Nothing is kept of such a trace.')
  return rows.map((row) => ({ ...toSummary(tx, row), details: row.details as EntryResource['details'] }))
}

function matching(tx: Tx, { route, tag, search, failed, started_from, started_before, ...filters }: EntryFilters) {
  const { kind, user_id, status, trace_id, request_id, fingerprint } = filters
  const exact = Object.entries({ kind, user_id, status, trace_id, request_id, fingerprint }).filter(
    ([, value]) => value !== undefined,
  )
  return tx
    .selectFrom('monitoring_entries')
    .where((row) => row.and(Object.fromEntries(exact)))
    .$if(route !== undefined, (entries) => entries.where(containing('name', route)).where('kind', '=', 'request'))
    .$if(tag !== undefined, (entries) => entries.where(sql<SqlBool>`tags @> ARRAY[${tag}]::text[]`))
    .$if(search !== undefined, (entries) =>
      entries.where((row) => row.or([containing('name', search), containing('failure', search)])),
    )
    .$if(started_from !== undefined, (entries) => entries.where('started_at', '>=', started_from as Date))
    .$if(started_before !== undefined, (entries) => entries.where('started_at', '<', started_before as Date))
    .$if(failed !== undefined, (entries) => entries.where('failure', failed ? 'is not' : 'is', null))
}

const containing = (column: 'name' | 'failure', text = '') =>
  sql<SqlBool>`${sql.ref(column)} ILIKE ${`%${text.replace(/[\\%_]/g, '\\$&')}%`}`

interface Row extends Omit<EntrySummaryResource, 'started_at'> {
  started_at: Date
}

/** What went wrong inside is the operator's to read; the tenant was told what its request was answered with. */
function toSummary(tx: Tx, row: Row): EntrySummaryResource {
  const { id, trace_id, span_id, parent_span_id, kind, name, user_id, request_id, status, tags, duration_ms } = row
  const failure = 'userId' in tx && kind === 'request' ? null : row.failure
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
