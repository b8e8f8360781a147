import { setTimeout as delay } from 'node:timers/promises'
import { Client } from 'pg'

export interface OutboxWatch {
  /** Ends after the pass that is under way. */
  stop: () => Promise<void>
}

interface WatchOptions {
  applicationUrl: string
  /** Relays what waits and answers how many rows that were. */
  relay: () => Promise<number>
  onError: (error: Error) => void
}

const pollEveryMs = 2_000
const reconnectAfterMs = 1_000

/**
 * Calls `relay` when something is announced, at once by LISTEN and at the latest by polling, until it finds nothing.
 * Neither a lost notification nor a lost connection costs more than the polling interval.
 */
export function watchOutbox({ applicationUrl, relay, onError }: WatchOptions): OutboxWatch {
  const stopping = new AbortController()
  let wake = Promise.withResolvers<void>()
  const listening = listen(applicationUrl, stopping.signal, () => wake.resolve(), onError)

  const relaying = (async () => {
    while (!stopping.signal.aborted) {
      try {
        while ((await relay()) > 0 && !stopping.signal.aborted);
      } catch (error) {
        onError(error as Error)
      }
      await Promise.race([wake.promise, pause(pollEveryMs, stopping.signal)])
      wake = Promise.withResolvers<void>()
    }
  })()

  return {
    async stop() {
      stopping.abort()
      await Promise.all([relaying, listening])
    },
  }
}

/** Holds a connection of its own, outside the pool, for as long as the watch lives. */
async function listen(
  url: string,
  signal: AbortSignal,
  wake: () => void,
  onError: (error: Error) => void,
): Promise<void> {
  while (!signal.aborted) {
    const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000, keepAlive: true })
    const lost = Promise.withResolvers<void>()
    client.on('notification', wake)
    client.on('error', onError)
    client.on('end', () => lost.resolve())
    signal.addEventListener('abort', () => lost.resolve(), { once: true })
    try {
      await client.connect()
      await client.query('LISTEN souk_outbox')
      wake()
      await lost.promise
    } catch (error) {
      onError(error as Error)
    }
    await client.end().catch(() => {})
    await pause(reconnectAfterMs, signal)
  }
}

const pause = (ms: number, signal: AbortSignal) => delay(ms, undefined, { signal }).catch(() => {})
