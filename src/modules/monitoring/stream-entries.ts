import { once } from 'node:events'
import type { FastifyReply } from 'fastify'
import type { EntrySummaryResource } from './monitoring.schemas.ts'

interface EntryStream {
  /** What came after that id, in order. */
  after: (id: number) => Promise<EntrySummaryResource[]>
  from: number
}

const lookEveryMs = 1_000
const slowestReadMs = 30_000

/** New entries as server-sent events, for as long as the client reads them; `stop` ends it from our side. */
export function streamEntries(reply: FastifyReply, { after, from }: EntryStream): { stop: () => void } {
  reply.hijack()
  const { raw } = reply
  const headers = { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store' }
  raw.writeHead(200, { ...(reply.getHeaders() as Record<string, string>), ...headers, 'x-accel-buffering': 'no' })
  let last = from

  const send = async () => {
    const entries = await after(last)
    last = entries.at(-1)?.id ?? last
    if (!raw.write(entries.length === 0 ? ':\n\n' : entries.map(block).join(''))) {
      await once(raw, 'drain', { signal: AbortSignal.timeout(slowestReadMs) })
    }
    timer = setTimeout(look, entries.length === 0 ? lookEveryMs : 0)
  }
  const look = () => void send().catch(() => raw.destroy())
  let timer = setTimeout(look, 0)
  raw.once('close', () => clearTimeout(timer))
  return { stop: () => raw.end() }
}

const block = (entry: EntrySummaryResource) => `id: ${entry.id}\nevent: entry\ndata: ${JSON.stringify(entry)}\n\n`
