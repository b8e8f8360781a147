import type { Cache, Seen } from '../cache/cache.ts'
import type { Metrics } from './metrics.ts'
import { currentStory, note, noted } from './story.ts'

interface Reads {
  all: number
  missed: number
}

/**
 * The cache, with its hits and misses counted and its work recorded in the stories. Hits are the rule,
 * so they are plain numbers, read when somebody asks, and a hit is noted only where the story is kept anyway.
 */
export function watchCache(cache: Cache, metrics: Metrics): Cache {
  const reads = countReads(metrics)
  return {
    ...cache,
    async read(seen, topic, key, produce) {
      const count = reads(topic)
      count.all += 1
      const begunAt = performance.now()
      const read = await cache.read(seen, topic, key, produce)
      if (!read.hit) count.missed += 1
      if (!read.hit || currentStory()?.sampled)
        note('cache', read.hit ? 'hit' : 'miss', { begunAt, details: { topic, user: seen.user, key } })
      return read
    },
    remember<T>(seen: Seen, topic: string, key: string, make: () => Promise<T | undefined>) {
      const count = reads(topic)
      count.all += 1
      return cache.remember(seen, topic, key, () => {
        count.missed += 1
        return make()
      })
    },
    outdating(changes, commit) {
      if (changes.length === 0) return commit(true)
      const begunAt = performance.now()
      return cache.outdating(changes, (marked) => {
        note('cache', 'invalidate', { begunAt, details: { changes: changes.length, marked } })
        return commit(marked)
      })
    },
    clear: (scopes) => noted('cache', 'clear', () => cache.clear(scopes)),
  }
}

function countReads({ meter }: Metrics): (topic: string) => Reads {
  const topics = new Map<string, Reads>()
  const description = 'Reads of the cache, by topic and result: hit or miss.'
  meter.createObservableCounter('souk.cache.reads', { description, unit: '{read}' }).addCallback((counter) => {
    for (const [topic, { all, missed }] of topics) {
      counter.observe(all - missed, { topic, result: 'hit' })
      counter.observe(missed, { topic, result: 'miss' })
    }
  })
  return (topic) => {
    const known = topics.get(topic)
    if (known !== undefined) return known
    const reads = { all: 0, missed: 0 }
    topics.set(topic, reads)
    return reads
  }
}
