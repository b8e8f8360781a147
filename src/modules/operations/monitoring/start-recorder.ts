import { sql } from 'kysely'
import { type Database, withPlatform } from '#platform/database/transactions.ts'
import { isDatabaseUnavailable } from '#platform/database/unavailable.ts'
import type { KeptBecause, KeptStory } from '#platform/observability/kept-story.ts'
import type { Monitor } from '#platform/observability/monitor.ts'
import { periodically } from '#platform/periodically.ts'
import { recordedEntries } from './recorded-entries.ts'

type Ring = 'ordinary' | 'notable' | 'refused'

/** Entries of one ring as JSON, ready to be joined. */
interface Waiting {
  ring: Ring
  entries: string[]
  bytes: number
}

const ringOf: Record<KeptBecause, Ring> = {
  failed: 'notable',
  slow: 'notable',
  refused: 'refused',
  sampled: 'ordinary',
}
const lockTimedOut = '55P03'
/** Larger than a segment, where an operator made segments smaller than batches. */
const tooLarge = '54000'
const flushEveryMs = 500
const lookEveryMs = 1_000
/** What may wait in memory; beyond it nothing more is taken in. */
const maxWaitingBytes = 4 * 1024 * 1024
const maxWaitingEntries = 5_000
const maxStoryBytes = 256 * 1024
const maxBatchEntries = 500
const maxBatchBytes = 1024 * 1024

export interface Recorder {
  /** Resolves when what waits is stored, or dropped. */
  flush: () => Promise<void>
  stop: () => Promise<void>
}

/**
 * Stores what the monitor keeps, in batches and beside the requests. It never makes anybody wait: when the database is
 * slower than the stories come, or away, stories are dropped and counted. While recording is paused, it takes nothing in.
 */
export function startRecorder(database: Database, monitor: Monitor, onError: (error: Error) => void): Recorder {
  let waiting: Waiting[] = []
  let [waitingBytes, waitingEntries] = [0, 0]
  let paused = false
  let lookedAt = 0
  const count = (outcome: 'recorded' | 'dropped', stories = 1) => monitor.metrics.stories.add(stories, { outcome })

  monitor.addKeeper((story: KeptStory) => {
    if (paused) return
    if (waitingBytes >= maxWaitingBytes || waitingEntries >= maxWaitingEntries) return count('dropped')
    const ofStory = batchOf(story)
    waiting.push(ofStory)
    waitingBytes += ofStory.bytes
    waitingEntries += ofStory.entries.length
    count('recorded')
  })

  const forget = () => {
    waiting = []
    ;[waitingBytes, waitingEntries] = [0, 0]
  }
  const take = (): Waiting | undefined => {
    const [first] = waiting
    if (first === undefined) return undefined
    const batch: Waiting = { ring: first.ring, entries: [], bytes: 0 }
    const left: Waiting[] = []
    for (const story of waiting) {
      const fits =
        batch.bytes + story.bytes <= maxBatchBytes && batch.entries.length + story.entries.length <= maxBatchEntries
      if (story.ring !== batch.ring || (!fits && batch.entries.length > 0)) {
        left.push(story)
        continue
      }
      batch.entries.push(...story.entries)
      batch.bytes += story.bytes
    }
    waiting = left
    waitingBytes -= batch.bytes
    waitingEntries -= batch.entries.length
    return batch
  }

  /** What cannot be stored for the moment waits on, within the bounds; what never can be is dropped. */
  const store = async (batch: Waiting): Promise<boolean> => {
    try {
      return await record(database, batch)
    } catch (error) {
      if (isDatabaseUnavailable(error) || (error as { code?: string }).code === lockTimedOut) {
        waiting.unshift(batch)
        waitingBytes += batch.bytes
        waitingEntries += batch.entries.length
      } else if ((error as { code?: string }).code === tooLarge && batch.entries.length > 1) {
        return (await store(half(batch, 0))) && (await store(half(batch, 1)))
      } else count('dropped')
      throw error
    }
  }

  const flush = async () => {
    if (paused) {
      if (performance.now() - lookedAt < lookEveryMs) return
      lookedAt = performance.now()
      paused = await isPaused(database)
    }
    for (let batch = take(); batch !== undefined; batch = take()) {
      if (await store(batch)) continue
      paused = true
      forget()
    }
  }
  const flushing = periodically(flushEveryMs, flush, onError)
  return {
    flush,
    async stop() {
      await flushing.stop()
      await flush().catch(onError)
    },
  }
}

function half({ ring, entries }: Waiting, which: 0 | 1): Waiting {
  const middle = Math.ceil(entries.length / 2)
  const part = which === 0 ? entries.slice(0, middle) : entries.slice(middle)
  return { ring, entries: part, bytes: part.reduce((sum, text) => sum + Buffer.byteLength(text), 0) }
}

function batchOf(story: KeptStory): Waiting {
  const entries: string[] = []
  let bytes = 0
  for (const entry of recordedEntries(story)) {
    const text = JSON.stringify(entry).replaceAll('\\u0000', '')
    const size = Buffer.byteLength(text)
    if (bytes + size > maxStoryBytes) continue
    entries.push(text)
    bytes += size
  }
  return { ring: ringOf[story.kept], entries, bytes }
}

/** Answers whether it was recorded: not while recording is paused. */
function record(database: Database, { ring, entries }: Waiting): Promise<boolean> {
  return withPlatform(database, async (tx) => {
    const batch = `[${entries.join(',')}]`
    const { rows } = await sql<{
      recorded: boolean
    }>`SELECT record_monitoring(${ring}, ${batch}::jsonb) AS recorded`.execute(tx)
    return rows[0]?.recorded === true
  })
}

function isPaused(database: Database): Promise<boolean> {
  return withPlatform(database, async (tx) => {
    const state = await tx.selectFrom('monitoring_state').select('paused_at').executeTakeFirstOrThrow()
    return state.paused_at !== null
  })
}
