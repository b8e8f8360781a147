import { setTimeout as delay } from 'node:timers/promises'
import { ApplicationClient } from './application-client.ts'
import { applicationName } from './connect.ts'

export interface Listener {
  /** Resolves when the first attempt to listen has ended, well or not. */
  ready: Promise<void>
  stop: () => Promise<void>
}

interface ListenOptions {
  /** Straight to PostgreSQL. */
  sessionUrl: string
  channel: string
  /** Called with what was notified, and with nothing after every connect: then anything may have been missed. */
  onNotice: (payload: string | undefined) => void
  onError: (error: Error) => void
}

const reconnectAfterMs = 1_000

/** LISTENs on a connection of its own, outside the pool, and connects again for as long as the listener lives. */
export function listen({ sessionUrl, channel, onNotice, onError }: ListenOptions): Listener {
  const stopping = new AbortController()
  const { signal } = stopping
  const attempted = Promise.withResolvers<void>()
  const listening = (async () => {
    while (!signal.aborted) {
      const client = new ApplicationClient({
        connectionString: sessionUrl,
        application_name: applicationName,
        connectionTimeoutMillis: 5_000,
        keepAlive: true,
      })
      const lost = Promise.withResolvers<void>()
      const end = () => lost.resolve()
      client.on('notification', ({ payload }) => onNotice(payload))
      client.on('error', onError)
      client.on('end', end)
      signal.addEventListener('abort', end, { once: true })
      try {
        await client.connect()
        await client.query(`LISTEN ${client.escapeIdentifier(channel)}`)
        attempted.resolve()
        onNotice(undefined)
        await lost.promise
      } catch (error) {
        onError(error as Error)
        attempted.resolve()
      }
      signal.removeEventListener('abort', end)
      await client.end().catch(() => {})
      await delay(reconnectAfterMs, undefined, { signal }).catch(() => {})
    }
  })()
  return {
    ready: attempted.promise,
    async stop() {
      stopping.abort()
      await listening
    },
  }
}
