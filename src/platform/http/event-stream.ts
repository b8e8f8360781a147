import { once } from 'node:events'
import type { IncomingHttpHeaders } from 'node:http'
import type { FastifyReply } from 'fastify'

export interface StreamedEvent {
  /** What a client that comes back names as the last one it has seen. */
  id: number
  event: string
  data: unknown
}

export interface EventStream {
  /** Resolves when the client can take more; rejects when it reads too slowly. */
  send: (events: readonly StreamedEvent[]) => Promise<void>
  end: () => void
  /** Breaks the connection, so that the client comes back. */
  destroy: () => void
  onClose: (listener: () => void) => void
}

const slowestReadMs = 30_000

/** Server-sent events, for as long as the client reads them. From here on the framework knows no more of the answer. */
export function openEventStream(reply: FastifyReply): EventStream {
  reply.hijack()
  const { raw } = reply
  const headers = { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store' }
  raw.writeHead(200, { ...(reply.getHeaders() as Record<string, string>), ...headers, 'x-accel-buffering': 'no' })
  return {
    async send(events) {
      // A comment when there is nothing: proxies and clients see that the line is alive.
      if (raw.write(events.length === 0 ? ':\n\n' : events.map(block).join(''))) return
      await once(raw, 'drain', { signal: AbortSignal.timeout(slowestReadMs) })
    },
    end: () => void raw.end(),
    destroy: () => void raw.destroy(),
    onClose: (listener) => void raw.once('close', listener),
  }
}

const block = ({ id, event, data }: StreamedEvent) => `id: ${id}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`

/** What a browser's EventSource sends when it connects again. */
export function lastEventId({ 'last-event-id': header }: IncomingHttpHeaders): number | undefined {
  return typeof header === 'string' && /^\d{1,15}$/.test(header) ? Number(header) : undefined
}
