import { AsyncLocalStorage } from 'node:async_hooks'
import { formatTraceparent, openTrace, type TraceContext, type TraceParent } from './trace-context.ts'

/** What a process does from beginning to end, recorded as one story. */
export type StoryKind = 'request' | 'job' | 'outbox' | 'socket' | 'schedule' | 'command' | 'background'

/** What happens on the way. */
export type EntryKind =
  | 'query'
  | 'redis'
  | 'cache'
  | 'mail'
  | 'notification'
  | 'outgoing_request'
  | 'authorization'
  | 'log'
  | 'exception'

export interface Entry {
  kind: EntryKind
  name: string
  /** Since the story began. */
  atMs: number
  durationMs: number
  failure: string | undefined
  details: Record<string, unknown> | undefined
}

/** Called with every entry, for the metrics; the story itself may be dropped when it ends. */
export type OnEntry = (entry: Entry) => void

export interface Story {
  kind: StoryKind
  name: string
  /** Whose it is, as soon as that is known. */
  userId: number | undefined
  requestId: string | undefined
  startedAtMs: number
  begunAt: number
  /** Chosen beforehand, so that what follows in other processes is kept along with it. */
  sampled: boolean
  parent: TraceParent | undefined
  trace: TraceContext | undefined
  entries: Entry[]
  /** Entries past the bound. */
  omitted: number
  exception: unknown
  onEntry: OnEntry
}

const maxEntries = 200
const stories = new AsyncLocalStorage<Story | undefined>()

/** What this code is part of. For recording only: nothing may ever be decided by it. */
export const currentStory = () => stories.getStore()

export const inStory = <T>(story: Story | undefined, work: () => T): T => stories.run(story, work)

/** Ids are made when the first one asks: most stories end without. */
export function traceOf(story: Story): TraceContext {
  story.trace ??= openTrace(story.parent)
  return story.trace
}

/** For handing the trace on, in a `traceparent` of W3C Trace Context. */
export function currentTraceparent(): string | undefined {
  const story = stories.getStore()
  return story && formatTraceparent(traceOf(story), story.sampled)
}

/** Whose the current story is, where that is known only on the way. */
export function belongsTo(userId: number): void {
  const story = stories.getStore()
  if (story !== undefined) story.userId = userId
}

interface Noted {
  /** As `performance.now()` gave it; now when it has no length. */
  begunAt?: number | undefined
  failure?: unknown
  details?: Record<string, unknown>
}

/** Adds to the current story, if there is one. */
export function note(kind: EntryKind, name: string, { begunAt, failure, details }: Noted = {}): void {
  const story = stories.getStore()
  if (story === undefined) return
  const now = performance.now()
  const entry: Entry = {
    kind,
    name,
    atMs: (begunAt ?? now) - story.begunAt,
    durationMs: begunAt === undefined ? 0 : now - begunAt,
    failure: failure === undefined ? undefined : String((failure as Error).message ?? failure),
    details,
  }
  story.onEntry(entry)
  if (story.entries.length < maxEntries) story.entries.push(entry)
  else story.omitted += 1
}

/** Notes how long the work takes and whether it fails; outside of any story it costs nothing. */
export async function noted<T>(
  kind: EntryKind,
  name: string,
  work: () => Promise<T>,
  details?: Record<string, unknown>,
): Promise<T> {
  if (stories.getStore() === undefined) return work()
  const begunAt = performance.now()
  try {
    const result = await work()
    note(kind, name, { begunAt, details })
    return result
  } catch (failure) {
    note(kind, name, { begunAt, failure, details })
    throw failure
  }
}

/** Once per story and error, whoever reports it first. */
export function noteException(error: unknown): void {
  const story = stories.getStore()
  if (story === undefined || story.exception === error) return
  story.exception = error
  const { name = 'Error' } = error as Error
  note('exception', name, { failure: error, details: { error } })
}
