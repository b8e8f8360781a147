import { z } from 'zod'
import { queryInteger } from '#platform/http/fields.ts'
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

export const queryId = queryInteger({ min: 1, max: 999_999_999_999_999 })

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
