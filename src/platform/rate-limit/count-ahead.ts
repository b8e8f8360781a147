import type { Patience } from '../redis/patience.ts'
import type { Count, Counter } from './process-counter.ts'
import { windowMs } from './rate-limiter.ts'

/** Counts towards one limit, nearly always without asking Redis. */
export interface AheadCounter {
  take: (name: string) => Promise<Count>
  stop: () => void
}

export interface CountAheadOptions {
  /** More than this is refused by the caller. */
  limit: number
  /** No request waits longer for the others' count: it passes, or does not, by what is known here. */
  patience: Patience
}

interface Window {
  /** What all processes had counted when we last heard; undefined until we hear. */
  shared: number | undefined
  /** What we counted since and have not reported. */
  ahead: number
  /** What we have reported and not heard back of. */
  reported: number
  endsAt: number
  /** Since when something is unreported; undefined when nothing is. */
  aheadSince: number | undefined
}

/** This part of the limit a process may count on its own before it reports to the others. */
const batchesPerLimit = 20
/** This near to the limit, in batches, every count asks. */
const exactBatches = 4
/** What is unreported is reported after this while, however little. */
const reportAfterMs = 10_000
const sweepEveryMs = 100
const maxNames = 50_000

/**
 * A counter in front of the shared one. The first count of a window asks, and learns what the others have counted; the
 * next ones are counted here and reported in batches. Near the limit each one asks again, so that requests which come one
 * after another are refused exactly at the limit, whatever processes they reach. Of requests that come at the same time,
 * each process beyond the first may let one batch more pass.
 */
export function countAhead(counter: Counter, { limit, patience }: CountAheadOptions): AheadCounter {
  const batch = Math.floor(limit / batchesPerLimit)
  const windows = new Map<string, Window>()
  /** In the order in which they began to have something unreported. */
  const unreported = new Map<string, Window>()

  const find = (name: string) => {
    const window = windows.get(name)
    return window !== undefined && window.endsAt > performance.now() ? window : undefined
  }

  /** What is to be reported of it: all that is unreported, and more. */
  function begin(name: string, window: Window, more: number): number {
    const reporting = window.ahead + more
    window.ahead = 0
    window.aheadSince = undefined
    unreported.delete(name)
    window.reported += reporting
    return reporting
  }

  function hear(window: Window, reported: number, heard: Count | undefined): void {
    window.reported -= reported
    if (heard === undefined) return
    window.shared = heard.count
    window.endsAt = performance.now() + heard.endsInMs
  }

  async function report(name: string, window: Window, more: number): Promise<Count> {
    const reporting = begin(name, window, more)
    const heard = await counter.take(name, reporting).catch((error) => {
      hear(window, reporting, undefined)
      throw error
    })
    hear(window, reporting, heard)
    return heard
  }

  async function reportTogether(windows: [name: string, window: Window][]): Promise<void> {
    const reports = windows.map(([name, window]) => [name, begin(name, window, 0)] as const)
    const heard = await counter.takeMany(reports).catch(() => [])
    for (const [at, [, window]] of windows.entries()) hear(window, reports[at]?.[1] ?? 0, heard[at])
  }

  function open(name: string): Window {
    const endsAt = performance.now() + windowMs
    const window: Window = { shared: undefined, ahead: 0, reported: 0, endsAt, aheadSince: undefined }
    windows.delete(name)
    windows.set(name, window)
    const [oldest] = windows.keys()
    if (windows.size > maxNames && oldest !== undefined) windows.delete(oldest)
    return window
  }

  /** Counts one more, if the process may do that on its own; it neither waits nor asks. */
  function takeAtOnce(name: string): Count | undefined {
    const window = find(name)
    if (window?.shared === undefined) return undefined
    const mine = window.ahead + window.reported + 1
    if (mine > batch || window.shared + mine > limit - exactBatches * batch) return undefined
    countHere(name, window)
    if (2 * window.ahead >= batch) report(name, window, 0).catch(() => {})
    return known(window)
  }

  function countHere(name: string, window: Window): void {
    window.ahead += 1
    if (window.aheadSince !== undefined) return
    window.aheadSince = performance.now()
    unreported.set(name, window)
  }

  async function take(name: string): Promise<Count> {
    const window = find(name) ?? open(name)
    let asked = false
    try {
      return await patience.wait(() => {
        asked = true
        return report(name, window, 1)
      })
    } catch {
      // If it was asked, the count is on its way, although nobody waited for the answer.
      if (!asked) countHere(name, window)
      return known(window)
    }
  }

  const sweep = setInterval(() => {
    const before = performance.now() - reportAfterMs
    const due: [string, Window][] = []
    for (const [name, window] of unreported) {
      if ((window.aheadSince ?? 0) > before) break
      if (window.endsAt > performance.now()) due.push([name, window])
      else unreported.delete(name)
    }
    if (due.length > 0) void reportTogether(due)
  }, sweepEveryMs)
  sweep.unref()

  return {
    take: async (name) => takeAtOnce(name) ?? take(name),
    stop: () => clearInterval(sweep),
  }
}

function known({ shared = 0, ahead, reported, endsAt }: Window): Count {
  return { count: shared + ahead + reported, endsInMs: endsAt - performance.now() }
}
