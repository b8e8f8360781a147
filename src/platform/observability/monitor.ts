import { exportMetrics } from './export-metrics.ts'
import { openSpanExport } from './export-spans.ts'
import { type Metrics, openMetrics } from './metrics.ts'
import { createRedactor } from './redaction.ts'
import { openBudget } from './sampling-budget.ts'
import { type Entry, inStory, noteException, type Story, type StoryKind } from './story.ts'
import { type Ending, type KeptBecause, type ToldStory, tellStory } from './told-story.ts'
import { parseTraceparent } from './trace-context.ts'

export interface MonitoringConfig {
  enabled: boolean
  serviceName: string
  /** Of the ordinary requests and jobs, so many per second and process are kept; what failed or was slow always is. */
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
  traceparent?: string
}

/** Receives what is kept. It must neither throw nor wait. */
export type Keeper = (story: ToldStory) => void

export interface Monitor {
  enabled: boolean
  metrics: Metrics
  /** Begins a story that `end` ends; `inStory` is for what belongs to it. */
  begin: (opening: Opening) => Story
  /** Forgets the story, or hands it to the keepers when it was chosen, failed, slow or refused. */
  end: (story: Story, ending: Ending) => void
  /** Runs the work as a story of its own. */
  tell: <T>(opening: Opening, work: () => Promise<T>) => Promise<T>
  addKeeper: (keeper: Keeper) => void
  close: () => Promise<void>
}

const databases = new Set(['query', 'redis'])

export function openMonitor(config: MonitoringConfig, onError: (error: Error) => void): Monitor {
  const { enabled, otlpEndpoint, keptPerSecond, slowMs } = config
  const metrics = openMetrics(config.serviceName, otlpEndpoint === undefined ? [] : [exportMetrics(otlpEndpoint)])
  const redact = createRedactor(config.hiddenFields)
  const keepers: Keeper[] = []
  const spans = otlpEndpoint === undefined ? undefined : openSpanExport(otlpEndpoint, metrics.resource, onError)
  if (spans !== undefined) keepers.push(spans.keep)
  const [ordinary, refusals] = [openBudget(keptPerSecond), openBudget(keptPerSecond)]

  const onEntry = ({ kind, durationMs, failure }: Entry) => {
    if (databases.has(kind)) metrics.operations.record(durationMs / 1_000, attributesOf(kind, failure !== undefined))
    if (kind === 'mail')
      metrics.mails.record(durationMs / 1_000, { outcome: failure === undefined ? 'sent' : 'failed' })
  }

  const begin = ({ kind, name, requestId, userId, traceparent }: Opening): Story => {
    const begunAt = performance.now()
    const parent = traceparent === undefined ? undefined : parseTraceparent(traceparent)
    return {
      kind,
      name,
      userId,
      requestId,
      startedAtMs: performance.timeOrigin + begunAt,
      begunAt,
      // What others chose outside counts only as far as our own budget goes; jobs of ours follow their request.
      sampled: parent !== undefined && kind !== 'request' ? parent.sampled : ordinary(begunAt),
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
    const told = tellStory(story, { ...ending, durationMs: now - story.begunAt, kept }, redact)
    for (const keep of keepers) keep(told)
  }

  return {
    enabled,
    metrics,
    begin,
    end,
    async tell(opening, work) {
      if (!enabled) return work()
      const story = begin(opening)
      return inStory(story, async () => {
        try {
          const result = await work()
          end(story, {})
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

/** The same few objects again and again: this runs for every statement. */
const attributes = new Map<string, { 'db.system.name': string; outcome: string }>()
function attributesOf(kind: string, failed: boolean) {
  const key = `${kind}${failed}`
  const known = attributes.get(key)
  if (known !== undefined) return known
  const made = { 'db.system.name': kind === 'query' ? 'postgresql' : 'redis', outcome: failed ? 'failed' : 'ok' }
  attributes.set(key, made)
  return made
}
