import { setTimeout as delay } from 'node:timers/promises'
import { gather } from '../gather.ts'
import type { Coherence } from './coherence.ts'
import { batchSize, graceMs, type Invalidation, type InvalidationLog } from './invalidation-log.ts'
import type { ServerGeneration } from './server-generation.ts'
import type { Shelves } from './shelves.ts'
import { nameOf, type Scope, type StoredAnswers } from './stored-answers.ts'

/** Keeps the right to show what is held, and takes that right from others before a change is answered. */
export interface Upkeep {
  /** Whether what is held here and in Redis may be shown. */
  trusted: () => boolean
  /** Something was missed, or may have been: show nothing until all is known again. */
  suspend: () => void
  invalidate: (rows: readonly Invalidation[]) => Promise<void>
  /** Makes the scopes new everywhere; rejects when Redis is away. */
  outdate: (scopes: readonly Scope[]) => Promise<void>
  stop: () => Promise<void>
}

export interface UpkeepOptions {
  generation: ServerGeneration
  log: InvalidationLog
  stored: StoredAnswers
  shelves: Shelves
  coherence: Coherence
  onError: (error: Error) => void
}

/** Who has not looked at the log and heard the others for this long shows nothing of what it holds. */
export const leaseMs = 1_000
/** With some room for clocks that do not run alike, and without the rows that were too young when it looked. */
const trustedForMs = 0.85 * (leaseMs - graceMs)
const renewEveryMs = 150

export async function startUpkeep(options: UpkeepOptions): Promise<Upkeep> {
  const { generation, log, stored, shelves, coherence, onError } = options
  const stopping = new AbortController()
  const settle = settling(log, onError)
  let trustedUntil = 0
  let suspensions = 0

  const suspend = () => {
    suspensions += 1
    trustedUntil = 0
  }
  // Many writes at once make old together what each of them would alone.
  const outdate = gather(async (changes: (readonly Scope[])[]) => {
    const scopes = unique(changes.flat())
    await stored.outdate(scopes)
    await coherence.announce(scopes.map(nameOf))
    return changes.map(() => undefined)
  })
  /** Does what others could not do, or died before doing. */
  const catchUp = async () => {
    for (let rows = await log.waiting(); rows.length > 0; rows = await log.waiting()) {
      await outdate(scopesOf(rows))
      await log.settle(rows)
      if (rows.length < batchSize) return
    }
  }
  const renew = async () => {
    const [begunAt, suspensionsBefore] = [performance.now(), suspensions]
    await generation.learn()
    await catchUp()
    await coherence.register()
    if (suspensions !== suspensionsBefore) return
    // Announcements may have been missed while there was no trust.
    if (performance.now() >= trustedUntil) shelves.clear()
    trustedUntil = begunAt + trustedForMs
  }

  await renew().catch(onError)
  const renewing = (async () => {
    while (!stopping.signal.aborted) {
      await delay(renewEveryMs, undefined, { signal: stopping.signal }).catch(() => {})
      const wasTrusted = performance.now() < trustedUntil
      await renew().catch((error) => wasTrusted && onError(error))
    }
  })()

  return {
    trusted: () => performance.now() < trustedUntil,
    suspend,
    outdate,
    async invalidate(rows) {
      try {
        await outdate(scopesOf(rows))
        settle(rows)
      } catch (error) {
        suspend()
        onError(error as Error)
        // The rows stay, and nobody is trusted for longer than this without having looked at them.
        await delay(leaseMs)
      }
    },
    async stop() {
      stopping.abort()
      await renewing
      await coherence.stop()
    },
  }
}

/** A change is news for its user's answers and for those about all users. */
function scopesOf(rows: readonly Invalidation[]): Scope[] {
  const scopes = rows.flatMap(({ topic, user_id }): Scope[] => [
    { topic, user: user_id },
    { topic, user: 'all' },
  ])
  return unique(scopes)
}

function unique(scopes: readonly Scope[]): Scope[] {
  return [...new Map(scopes.map((scope) => [nameOf(scope), scope])).values()]
}

/** Deletes what was acted on, off the request's path; what comes while a deletion runs goes with the next. */
function settling(log: InvalidationLog, onError: (error: Error) => void) {
  let queued: Invalidation[] = []
  let running = false
  return async (rows: readonly Invalidation[]) => {
    queued.push(...rows)
    if (running) return
    running = true
    while (queued.length > 0) {
      const batch = queued
      queued = []
      await log.settle(batch).catch(onError)
    }
    running = false
  }
}
