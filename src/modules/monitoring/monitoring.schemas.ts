import { z } from 'zod'
import { cursorQuery } from '#platform/http/cursor.ts'
import { queryBoolean, queryInteger, text, time } from '#platform/http/fields.ts'
import { pageQuery } from '#platform/http/paging.ts'

export const entryKinds = [
  'request',
  'job',
  'socket',
  'schedule',
  'command',
  'outbox',
  'background',
  'query',
  'redis',
  'cache',
  'mail',
  'notification',
  'outgoing_request',
  'authorization',
  'log',
  'exception',
] as const

const traceId = z.string().regex(/^[0-9a-f]{32}$/, 'The :field field must be 32 hexadecimal digits.')
const queryId = queryInteger({ min: 1, max: 999_999_999_999_999 })
const word = text({ min: 1, max: 200 }).optional()

const filters = {
  kind: z.enum(entryKinds).optional(),
  user_id: queryId.optional(),
  /** A part of the route's pattern, such as `/orders`. */
  route: word,
  status: word,
  tag: word,
  trace_id: traceId.optional(),
  request_id: word,
  /** A part of the name or of what went wrong. */
  search: word,
  failed: queryBoolean.optional(),
  /** Of an exception, as the groups name it. */
  fingerprint: z
    .string()
    .regex(/^[0-9a-f]{40}$/, 'The :field field must be 40 hexadecimal digits.')
    .optional(),
}

export const ListEntriesQuery = z.strictObject({
  ...pageQuery,
  cursor: cursorQuery,
  ...filters,
  started_from: time.optional(),
  started_before: time.optional(),
})
export type ListEntriesQuery = z.infer<typeof ListEntriesQuery>

/** `since`: the last entry that was seen, to go on after it; without it, what comes from now on. */
export const TailQuery = z.strictObject({
  ...filters,
  since: queryInteger({ min: 0, max: Number.MAX_SAFE_INTEGER }).optional(),
})
export type EntryFilters = Omit<ListEntriesQuery, 'page' | 'per_page' | 'cursor'>

export const TraceParams = z.object({ trace_id: z.string() })
export const ListExceptionsQuery = z.strictObject(pageQuery)
export type ListExceptionsQuery = z.infer<typeof ListExceptionsQuery>

export const EntrySummaryResource = z
  .object({
    id: z.int(),
    trace_id: z.string(),
    span_id: z.string(),
    parent_span_id: z.string().nullable(),
    kind: z.string(),
    name: z.string(),
    user_id: z.int().nullable(),
    request_id: z.string().nullable(),
    status: z.string().nullable(),
    failure: z.string().nullable(),
    tags: z.array(z.string()),
    started_at: z.string(),
    duration_ms: z.number(),
  })
  .meta({ id: 'MonitoringEntrySummary' })
export type EntrySummaryResource = z.infer<typeof EntrySummaryResource>

export const EntryResource = EntrySummaryResource.extend({ details: z.record(z.string(), z.unknown()) }).meta({
  id: 'MonitoringEntry',
})
export type EntryResource = z.infer<typeof EntryResource>

export const ExceptionResource = z
  .object({
    fingerprint: z.string(),
    type: z.string(),
    message: z.string(),
    stack: z.string(),
    count: z.int(),
    first_at: z.string(),
    last_at: z.string(),
    /** Of the last one. */
    trace_id: z.string(),
  })
  .meta({ id: 'MonitoringException' })
export type ExceptionResource = z.infer<typeof ExceptionResource>

export const SetRecordingRequest = z.strictObject({ paused: z.boolean() }).meta({ id: 'SetRecordingRequest' })

export const RecordingResource = z.object({
  paused: z.boolean(),
  paused_at: z.string().nullable(),
  paused_by: z.int().nullable(),
  /** As full as each ring can get before its oldest entries go. */
  rings: z.array(z.object({ name: z.string(), entries: z.int(), max_entries: z.int(), max_bytes: z.int() })),
})
export type RecordingResource = z.infer<typeof RecordingResource>
