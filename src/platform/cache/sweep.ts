import { setTimeout as delay } from 'node:timers/promises'
import { batchSize, type InvalidationLog } from './invalidation-log.ts'
import { type Scope, scopesOf } from './scope.ts'
import type { ServerGeneration } from './server-generation.ts'
import type { SharedCache } from './shared-cache.ts'

/** Outdates what processes without Redis could not, and says whether what Redis holds may be believed. */
export interface Sweep {
  trusted: () => boolean
  /** Redis was away for a moment: nothing is believed until what others wrote down meanwhile has been made old. */
  suspend: () => void
  /** Takes the writer's mark away as soon as that is possible; until then this process believes nothing. */
  remember: (scopes: readonly Scope[], writer: string) => void
  stop: () => Promise<void>
}

export interface SweepOptions {
  generation: ServerGeneration
  log: InvalidationLog
  shared: SharedCache
  onError: (error: Error) => void
}

/** For about this long others do not know of a change made by hand, or by a process that alone has lost Redis. */
const sweepEveryMs = 100
/** For no longer than this, whatever keeps a process from looking. */
const trustedForMs = 1_000

export async function startSweep({ generation, log, shared, onError }: SweepOptions): Promise<Sweep> {
  let trustedUntil = 0
  let suspensions = 0
  const remembered = new Map<string, readonly Scope[]>()

  async function outdateRemembered(): Promise<void> {
    for (const [writer, scopes] of remembered) {
      await shared.outdate(scopes, writer)
      remembered.delete(writer)
    }
  }

  async function sweep(): Promise<void> {
    const [begunAt, suspensionsBefore] = [performance.now(), suspensions]
    await generation.learn()
    await outdateRemembered()
    for (;;) {
      const rows = await log.waiting()
      if (rows.length === 0) break
      await shared.outdate(scopesOf(rows))
      await log.settle(rows)
      if (rows.length < batchSize) break
    }
    if (suspensions === suspensionsBefore) trustedUntil = begunAt + trustedForMs
  }

  const trusted = () => performance.now() < trustedUntil
  const stopping = new AbortController()
  await sweep().catch(onError)
  const sweeping = (async () => {
    while (!stopping.signal.aborted) {
      await delay(sweepEveryMs, undefined, { signal: stopping.signal }).catch(() => {})
      const wasTrusted = trusted()
      await sweep().catch((error) => wasTrusted && onError(error))
    }
  })()

  const suspend = () => {
    suspensions += 1
    trustedUntil = 0
    generation.doubt()
  }
  return {
    trusted,
    suspend,
    remember(scopes, writer) {
      remembered.set(writer, scopes)
      suspend()
    },
    async stop() {
      stopping.abort()
      await sweeping
    },
  }
}
