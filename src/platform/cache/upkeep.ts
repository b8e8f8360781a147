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
  /** Sends what the work sends to Redis in one write. */
  together: <T>(work: () => T) => T
  onError: (error: Error) => void
}

/** Who has not looked at the log and heard the others for this long shows nothing of what it holds. */
export const leaseMs = 1_000
/** With some room for clocks that do not run alike, and without the rows that were too young when it looked. */
const trustedForMs = 0.85 * (leaseMs - graceMs)
const renewEveryMs = 150
/** Deletions of what was acted on wait for company, but less than what makes others look after it. */
const settleRestMs = 0.5 * graceMs
/** What a write may wait for those before it, so that under load a message tells of many. */
const announceRestMs = 3

export async function startUpkeep(options: UpkeepOptions): Promise<Upkeep> {
  const { generation, log, stored, shelves, coherence, together, onError } = options
  const trust = openTrust(shelves)

  // What was acted on is deleted off the request's path.
  const settle = gather(async (changes: (readonly Invalidation[])[]) => {
    const rows = changes.flat()
    if (rows.length > 0) await log.settle(rows).catch(onError)
    return changes.map(() => undefined)
  }, settleRestMs)
  // Many writes at once make old together what each of them would alone. Redis takes commands in the order in which they
  // were sent: whoever hears of the change finds the old answers gone.
  const outdate = gather(async (changes: (readonly Scope[])[]) => {
    const scopes = unique(changes.flat())
    await together(() => Promise.all([stored.outdate(scopes), coherence.announce(scopes.map(nameOf))]))
    return changes.map(() => undefined)
  }, announceRestMs)
  const renew = () =>
    trust.renewBy(async () => {
      await generation.learn()
      await catchUp(log, outdate)
      await coherence.register()
    })
  await renew().catch(onError)
  const renewing = repeat(async () => {
    const wasTrusted = trust.holds()
    await renew().catch((error) => wasTrusted && onError(error))
  })

  return {
    trusted: trust.holds,
    suspend: trust.suspend,
    outdate,
    async invalidate(rows) {
      try {
        await outdate(scopesOf(rows))
        void settle(rows)
      } catch (error) {
        trust.suspend()
        onError(error as Error)
        // The rows stay, and nobody is trusted for longer than this without having looked at them.
        await delay(leaseMs)
      }
    },
    async stop() {
      await renewing.stop()
      await settle([])
      await coherence.stop()
    },
  }
}

/** Until when what is held may be shown, as this process has last made sure. */
function openTrust(shelves: Shelves) {
  let trustedUntil = 0
  let suspensions = 0
  return {
    holds: () => performance.now() < trustedUntil,
    suspend() {
      suspensions += 1
      trustedUntil = 0
    },
    /** Counts from when the work began, and only if nothing was missed meanwhile. */
    async renewBy(work: () => Promise<void>) {
      const [begunAt, suspensionsBefore] = [performance.now(), suspensions]
      await work()
      if (suspensions !== suspensionsBefore) return
      // Announcements may have been missed while there was no trust.
      if (performance.now() >= trustedUntil) shelves.clear()
      trustedUntil = begunAt + trustedForMs
    },
  }
}

/** Does what others could not do, or died before doing. */
async function catchUp(log: InvalidationLog, outdate: Upkeep['outdate']): Promise<void> {
  for (let rows = await log.waiting(); rows.length > 0; rows = await log.waiting()) {
    await outdate(scopesOf(rows))
    await log.settle(rows)
    if (rows.length < batchSize) return
  }
}

function repeat(work: () => Promise<void>): { stop: () => Promise<void> } {
  const stopping = new AbortController()
  const repeating = (async () => {
    while (!stopping.signal.aborted) {
      await delay(renewEveryMs, undefined, { signal: stopping.signal }).catch(() => {})
      await work()
    }
  })()
  return {
    async stop() {
      stopping.abort()
      await repeating
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
