import type { Redact } from './redaction.ts'
import { type Entry, type EntryKind, type Story, type StoryKind, traceOf } from './story.ts'
import { newSpanId } from './trace-context.ts'

/** How a story ended. */
export interface Ending {
  /** Why it failed; refusals that are the client's own fault do not count. */
  failure?: unknown
  /** Why its caller was turned away. */
  refusal?: string | undefined
  /** An HTTP status, or a word of its kind. */
  status?: string
  /** It is open for as long as its client likes, so its length says nothing. */
  longLived?: boolean
  /** Asked for only when the story is kept. */
  details?: () => Record<string, unknown>
}

export type KeptBecause = 'failed' | 'slow' | 'refused' | 'sampled'

/** A span of a trace, without secrets and bounded, as it leaves the process. */
export interface KeptSpan {
  spanId: string
  parentSpanId: string | undefined
  kind: StoryKind | EntryKind
  name: string
  startedAtMs: number
  durationMs: number
  failure: string | undefined
  tags: string[]
  details: Record<string, unknown>
}

export interface KeptStory extends KeptSpan {
  traceId: string
  requestId: string | undefined
  userId: number | undefined
  status: string | undefined
  kept: KeptBecause
  entries: KeptSpan[]
}

const slowQueryMs = 100
const repeatedQueries = 5
/** A mail's preview is longer than what else is kept of anything. */
const maxDetailBytes = 64 * 1_024

type Ended = Ending & { durationMs: number; kept: KeptBecause }

export function keptStory(story: Story, ended: Ended, redact: Redact): KeptStory {
  const { traceId, spanId, parentSpanId } = traceOf(story)
  const repeated = repeatedStatements(story.entries)
  const entries = story.entries.map((entry) => ({
    spanId: newSpanId(),
    parentSpanId: spanId,
    kind: entry.kind,
    name: redact(entry.name) as string,
    startedAtMs: story.startedAtMs + entry.atMs,
    durationMs: entry.durationMs,
    failure: redact(entry.failure) as string | undefined,
    tags: tagsOf(entry, repeated),
    details: bounded(redact(entry.details ?? {}) as Record<string, unknown>),
  }))
  const { status, kept, refusal, durationMs } = ended
  // What went wrong inside, rather than what the client got to read of it.
  const failure = story.exception ?? ended.failure
  return {
    traceId,
    spanId,
    parentSpanId,
    kind: story.kind,
    name: redact(story.name) as string,
    requestId: story.requestId,
    userId: story.userId,
    status,
    kept,
    startedAtMs: story.startedAtMs,
    durationMs,
    failure: failure === undefined ? undefined : (redact(messageOf(failure)) as string),
    tags: [kept, ...new Set(entries.flatMap(({ tags }) => tags))],
    details: bounded(
      redact({ ...ended.details?.(), refusal, omitted: story.omitted || undefined }) as Record<string, unknown>,
    ),
    entries,
  }
}

function tagsOf({ kind, name, durationMs, failure }: Entry, repeated: ReadonlySet<string>): string[] {
  const tags: string[] = []
  if (failure !== undefined) tags.push('failed')
  if (kind === 'query' && durationMs >= slowQueryMs) tags.push('slow-query')
  if (kind === 'query' && repeated.has(name)) tags.push('n+1')
  return tags
}

/** The same statement again and again in one story: it asks row by row for what one statement could answer. */
function repeatedStatements(entries: readonly Entry[]): Set<string> {
  const counts = new Map<string, number>()
  for (const { kind, name } of entries) {
    if (kind === 'query' && !isOfTransaction(name)) counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return new Set([...counts].filter(([, count]) => count >= repeatedQueries).map(([name]) => name))
}

const isOfTransaction = (statement: string) => /^(begin|commit|rollback|set |select set_config)/i.test(statement)

function bounded(details: Record<string, unknown>): Record<string, unknown> {
  const defined = Object.fromEntries(Object.entries(details).filter(([, value]) => value !== undefined))
  const bytes = Buffer.byteLength(JSON.stringify(defined))
  return bytes <= maxDetailBytes ? defined : { omitted: `${bytes} bytes` }
}

const messageOf = (failure: unknown) => (failure instanceof Error ? failure.message : String(failure))
