import type { EventStream } from '#platform/http/event-stream.ts'
import type { EntrySummaryResource } from './monitoring.schemas.ts'

interface Entries {
  /** What came after that id, in order. */
  after: (id: number) => Promise<EntrySummaryResource[]>
  from: number
}

const lookEveryMs = 1_000

/** Sends entries as they are recorded, until the stream is closed. */
export function streamEntries(stream: EventStream, { after, from }: Entries): void {
  let last = from
  let timer: NodeJS.Timeout | undefined
  const send = async () => {
    const entries = await after(last)
    last = entries.at(-1)?.id ?? last
    await stream.send(entries.map((entry) => ({ id: entry.id, event: 'entry', data: entry })))
    timer = setTimeout(look, entries.length === 0 ? lookEveryMs : 0)
  }
  const look = () => void send().catch(stream.destroy)
  stream.onClose(() => clearTimeout(timer))
  look()
}
