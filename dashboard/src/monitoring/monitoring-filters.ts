import { say } from '../language/say.ts'
import { momentAt } from '../time-zone.ts'
import { oneOf, pageOf, wordOf } from '../use-filters.ts'
import { flags } from './flags.tsx'
import { type ChosenKind, everything, kinds } from './kinds.ts'

export const spans = [
  { value: '15m', label: say('Last 15 minutes'), minutes: 15 },
  { value: '1h', label: say('Last hour'), minutes: 60 },
  { value: '24h', label: say('Last 24 hours'), minutes: 24 * 60 },
] as const

export interface MonitoringFilters {
  kind: ChosenKind
  search?: string | undefined
  tag?: string | undefined
  /** How far back, from now on. */
  within?: string | undefined
  from?: string | undefined
  until?: string | undefined
  user?: number | undefined
  route?: string | undefined
  status?: string | undefined
  trace?: string | undefined
  request?: string | undefined
  /** New entries appear as they are recorded. */
  live: boolean
  /** Of the groups of exceptions. */
  page: number
  /** The group of exceptions that stands open beside the table. */
  group?: string | undefined
  /** The trace whose story is told in place of the list. */
  story?: string | undefined
  /** The id of a request whose story is told, for who does not know its trace. */
  asked?: string | undefined
  /** The entry whose details are shown there. */
  entry?: number | undefined
}

const chosenKinds = [everything.kind, ...kinds.map(({ kind }) => kind)] as const

export function readMonitoringFilters(raw: Record<string, unknown>): MonitoringFilters {
  return {
    kind: oneOf(chosenKinds, raw.kind) ?? 'request',
    search: wordOf(raw.search),
    tag: oneOf(
      flags.map(({ tag }) => tag),
      raw.tag,
    ),
    within: oneOf(
      spans.map(({ value }) => value),
      raw.within,
    ),
    from: wordOf(raw.from),
    until: wordOf(raw.until),
    user: idOf(raw.user),
    route: wordOf(raw.route),
    status: wordOf(raw.status),
    trace: wordOf(raw.trace),
    request: wordOf(raw.request),
    live: raw.live === true,
    page: pageOf(raw.page),
    group: wordOf(raw.group),
    story: wordOf(raw.story),
    asked: wordOf(raw.asked),
    entry: idOf(raw.entry),
  }
}

const idOf = (value: unknown) => (Number(value) > 0 ? Number(value) : undefined)

/** What the API's list and its tail have in common. */
export function entryQuery({ kind, search, tag, user, route, status, trace, request }: MonitoringFilters) {
  return {
    ...(kind !== everything.kind && { kind }),
    ...(search && { search }),
    ...(tag && { tag: tagFor(kind, tag) }),
    ...(user && { user_id: user }),
    ...(route && { route }),
    ...(status && { status }),
    ...(trace && { trace_id: trace }),
    ...(request && { request_id: request }),
  }
}

/** A statement has a limit of its own from which on it is slow. */
const tagFor = (kind: ChosenKind, tag: string) => (kind === 'query' && tag === 'slow' ? 'slow-query' : tag)

/** `now` is that of the look: the same filters mean another span with every minute. */
export function spanQuery({ within, from, until }: MonitoringFilters, now: number) {
  const minutes = spans.find(({ value }) => value === within)?.minutes
  const since = minutes === undefined ? instantOf(from) : new Date(now - minutes * 60_000).toISOString()
  const before = instantOf(until)
  return { ...(since && { started_from: since }), ...(before && { started_before: before }) }
}

/** Of a field's time, such as 2030-01-31T12:00. */
const instantOf = (local: string | undefined) => (local === undefined ? undefined : momentAt(local)?.toISOString())
