import { setTimeout as delay } from 'node:timers/promises'

export interface WorkLoop {
  /** Looks for work at once. Wakes that come while a pass runs make one more pass. */
  wake: () => void
  /** Ends after the pass that is under way. */
  stop: () => Promise<void>
}

interface WorkLoopOptions {
  /** One pass; answers whether to make the next one at once, without waiting for a wake. */
  work: () => Promise<boolean>
  /** It works at the latest after this, should a wake get lost. */
  pollEveryMs: number
  onError: (error: Error) => void
}

/** Works whenever it is woken and at the latest by polling. A pass that fails is tried again with the next one. */
export function startWorkLoop({ work, pollEveryMs, onError }: WorkLoopOptions): WorkLoop {
  const stopping = new AbortController()
  let wake = Promise.withResolvers<void>()
  const working = (async () => {
    while (!stopping.signal.aborted) {
      wake = Promise.withResolvers<void>()
      try {
        while ((await work()) && !stopping.signal.aborted);
      } catch (error) {
        onError(error as Error)
      }
      await Promise.race([wake.promise, pause(pollEveryMs, stopping.signal)])
    }
  })()
  return {
    wake: () => wake.resolve(),
    async stop() {
      stopping.abort()
      await working
    },
  }
}

const pause = (ms: number, signal: AbortSignal) => delay(ms, undefined, { signal }).catch(() => {})
