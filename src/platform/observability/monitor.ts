import type { Series } from './durations.ts'
import { exportMetrics } from './export-metrics.ts'
import { openSpanExport } from './export-spans.ts'
import { type Ending, type KeptBecause, type KeptStory, keptStory } from './kept-story.ts'
import { type Metrics, openMetrics } from './metrics.ts'
import { createRedactor } from './redaction.ts'
import { openBudget, openBudgets } from './sampling-budget.ts'
import { inStory, noteException, type OnEntry, type Story, type StoryKind } from './story.ts'
import { parseTraceparent } from './trace-context.ts'

export interface MonitoringConfig {
  enabled: boolean
  serviceName: string
  /** So many ordinary requests, jobs and so on are kept, of each kind, per second and process; what failed or was slow is always kept. */
  keptPerSecond: number
  slowMs: number
  /** Names of fields to hide, besides the usual ones. */
  hiddenFields: string[]
  /** An OpenTelemetry collector, such as http://localhost:4318. */
  otlpEndpoint: string | undefined
}

export interface Opening {
  kind: StoryKind
  name: string
  requestId?: string
  userId?: number
  /** As W3C Trace Context hands it on. */
  traceparent?: string | undefined
  /** Given for a request that `chooses` has already decided, and for what is never kept for its own sake. */
  sampled?: boolean | undefined
}

/** Receives what is kept. It must neither throw nor wait. */
export type Keeper = (story: KeptStory) => void

export interface Monitor {
  enabled: boolean
  /** From when on a request counts as slow, and is kept. */
  slowMs: number
  metrics: Metrics
  /** Whether an ordinary request that comes now would be kept, so that a caller need not begin a story in vain. */
  chooses: (now: number) => boolean
  /** Begins a story that `end` ends; `inStory` is for what belongs to it. */
  begin: (opening: Opening) => Story
  /** Forgets the story, or hands it to the keepers when it was chosen, failed, slow or refused. */
  end: (story: Story, ending: Ending) => void
  /** Runs the work as a story of its own, which ends as `endOf` says of its result. */
  record: <T>(opening: Opening, work: () => Promise<T>, endOf?: (result: T) => Ending) => Promise<T>
  addKeeper: (keeper: Keeper) => void
  close: () => Promise<void>
}

export function openMonitor(config: MonitoringConfig, onError: (error: Error) => void): Monitor {
  const { enabled, otlpEndpoint, keptPerSecond, slowMs } = config
  const exporting = otlpEndpoint === undefined ? undefined : exportMetrics.bind(undefined, otlpEndpoint)
  const metrics = openMetrics(config.serviceName, exporting)
  const redact = createRedactor(config.hiddenFields)
  const keepers: Keeper[] = []
  const spans = otlpEndpoint === undefined ? undefined : openSpanExport(otlpEndpoint, metrics.resource, onError)
  if (spans !== undefined) keepers.push(spans.keep)
  const refusals = openBudget(keptPerSecond)
  const ordinary = openBudgets(keptPerSecond)

  const onEntry = timeEntries(metrics)

  const begin = ({ kind, name, requestId, userId, traceparent, sampled }: Opening): Story => {
    const begunAt = performance.now()
    const parent = traceparent === undefined ? undefined : parseTraceparent(traceparent)
    return {
      kind,
      name,
      userId,
      requestId,
      startedAtMs: performance.timeOrigin + begunAt,
      begunAt,
      // A choice made outside counts only within our own budget; our own jobs follow their request.
      sampled: sampled ?? (parent !== undefined && kind !== 'request' ? parent.sampled : ordinary(kind)(begunAt)),
      parent,
      trace: undefined,
      entries: [],
      omitted: 0,
      exception: undefined,
      onEntry,
    }
  }

  const whyKept = (story: Story, { failure, refusal, longLived }: Ending, now: number): KeptBecause | undefined => {
    if (failure !== undefined || story.exception !== undefined) return 'failed'
    if (now - story.begunAt >= slowMs && !longLived) return 'slow'
    if (refusal !== undefined && refusals(now)) return 'refused'
    return story.sampled ? 'sampled' : undefined
  }

  const end = (story: Story, ending: Ending) => {
    const now = performance.now()
    const kept = keepers.length === 0 ? undefined : whyKept(story, ending, now)
    if (kept === undefined) return
    const copy = keptStory(story, { ...ending, durationMs: now - story.begunAt, kept }, redact)
    for (const keep of keepers) keep(copy)
  }

  return {
    enabled,
    slowMs,
    metrics,
    chooses: ordinary('request'),
    begin,
    end,
    async record(opening, work, endOf = () => ({})) {
      if (!enabled) return work()
      const story = begin(opening)
      return inStory(story, async () => {
        try {
          const result = await work()
          end(story, endOf(result))
          return result
        } catch (failure) {
          noteException(failure)
          end(story, { failure })
          throw failure
        }
      })
    },
    addKeeper: (keeper) => void keepers.push(keeper),
    close: async () => void (await Promise.all([spans?.close(), metrics.close()])),
  }
}

/** How long statements, commands and mails take. */
function timeEntries({ operations, mails }: Metrics): OnEntry {
  const timed = new Map<string, Record<'ok' | 'failed', Series>>()
  for (const [kind, system] of [
    ['query', 'postgresql'],
    ['redis', 'redis'],
  ] as const) {
    const series = (outcome: string) => operations.series({ 'db.system.name': system, outcome })
    timed.set(kind, { ok: series('ok'), failed: series('failed') })
  }
  timed.set('mail', { ok: mails.series({ outcome: 'sent' }), failed: mails.series({ outcome: 'failed' }) })
  return ({ kind, durationMs, failure }) =>
    timed.get(kind)?.[failure === undefined ? 'ok' : 'failed'].record(durationMs)
}
