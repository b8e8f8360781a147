import { once } from 'node:events'
import type { IncomingHttpHeaders } from 'node:http'
import type { FastifyReply } from 'fastify'
import { Failure } from './failure.ts'
import type { Places } from './places.ts'

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
const eventStreamType = 'text/event-stream; charset=utf-8'

/** Server-sent events, for as long as the client reads them. From here on the framework knows no more of the answer. */
export function openEventStream(reply: FastifyReply): EventStream {
  reply.hijack()
  const { raw } = reply
  writeStreamHead(reply)
  return {
    async send(events) {
      // A comment when there is nothing: proxies and clients see that the line is alive.
      if (raw.write(events.length === 0 ? ':\n\n' : events.map(block).join(''))) return
      await once(raw, 'drain', { signal: AbortSignal.timeout(slowestReadMs) })
    },
    end: () => void raw.end(),
    destroy: () => void raw.destroy(),
    // A client that hung up before this line emits no `close` any more.
    onClose: (listener) => void (raw.destroyed ? queueMicrotask(listener) : raw.once('close', listener)),
  }
}

/** What HEAD hears of a stream: how GET would begin. */
export function answerStreamHead(reply: FastifyReply): FastifyReply {
  reply.hijack()
  writeStreamHead(reply)
  reply.raw.end()
  return reply
}

function writeStreamHead(reply: FastifyReply): void {
  const headers = { 'content-type': eventStreamType, 'cache-control': 'no-store', 'x-accel-buffering': 'no' }
  reply.raw.writeHead(200, { ...(reply.getHeaders() as Record<string, string>), ...headers })
}

/** Opens a stream in one of its holder's places, which is free again when the stream is closed or could not be opened. */
export async function openInPlace(
  places: Places,
  holder: string | number,
  open: () => Promise<EventStream | undefined>,
): Promise<EventStream | undefined> {
  const release = places.take(String(holder))
  if (release === undefined) throw tooManyStreams()
  try {
    const stream = await open()
    if (stream === undefined) release()
    else stream.onClose(release)
    return stream
  } catch (error) {
    release()
    throw error
  }
}

const tooManyStreams = () =>
  new Failure(429, 'too_many_requests', 'There are too many streams open already.', {
    headers: { 'retry-after': '60' },
  })

const block = ({ id, event, data }: StreamedEvent) => `id: ${id}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`

/** What a browser's EventSource sends when it connects again. */
export function lastEventId({ 'last-event-id': header }: IncomingHttpHeaders): number | undefined {
  return typeof header === 'string' && /^\d{1,15}$/.test(header) ? Number(header) : undefined
}
