import { createHash } from 'node:crypto'
import type { KeptSpan, KeptStory } from '#platform/observability/kept-story.ts'

/** A row of `monitoring_entries`, as `record_monitoring` reads it. */
export interface RecordedEntry {
  trace_id: string
  span_id: string
  parent_span_id: string | undefined
  kind: string
  name: string
  user_id: number | undefined
  request_id: string | undefined
  status: string | undefined
  failure: string | undefined
  fingerprint: string | undefined
  tags: string[]
  started_at: string
  duration_ms: number
  details: Record<string, unknown>
}

const maxName = 2_000
const maxFailure = 4_000

/** The story itself, and then what happened in it. */
export function recordedEntries(story: KeptStory): RecordedEntry[] {
  return [story, ...story.entries].map((span) => ({
    trace_id: story.traceId,
    span_id: span.spanId,
    parent_span_id: span.parentSpanId,
    kind: span.kind,
    name: storable(span.name).slice(0, maxName),
    user_id: story.userId,
    request_id: story.requestId,
    status: span === story ? story.status : undefined,
    failure: span.failure && storable(span.failure).slice(0, maxFailure),
    fingerprint: fingerprintOf(span),
    tags: span.tags,
    started_at: new Date(span.startedAtMs).toISOString(),
    duration_ms: Math.round(span.durationMs * 1_000) / 1_000,
    details: span.details,
  }))
}

/** Errors of one type from one place are one, whatever their messages say and whatever moved in the file. */
function fingerprintOf({ kind, name, details }: KeptSpan): string | undefined {
  if (kind !== 'exception') return undefined
  const { stack = '' } = (details.error ?? {}) as { stack?: string }
  const frames = stack.split('\n').filter((line) => line.trimStart().startsWith('at '))
  const place = frames.find((line) => line.includes('/src/')) ?? frames[0] ?? ''
  return createHash('sha1')
    .update(`${name} ${place.replace(/:\d+/g, '')}`)
    .digest('hex')
}

/** PostgreSQL keeps no U+0000. */
const storable = (text: string) => text.replaceAll('\0', '').toWellFormed()
