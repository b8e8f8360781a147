import type { Cache } from '../cache/cache.ts'
import type { Scope } from '../cache/stored-answers.ts'
import type { Metrics } from './metrics.ts'
import { currentStory, note, noted } from './story.ts'

interface Reads {
  all: number
  missed: number
}

/**
 * The cache, with its hits and misses counted and its work told in the stories. A hit in the process's own memory takes a
 * few microseconds, so here are plain numbers, read when somebody asks, and a note only where the story is kept anyway.
 */
export function watchCache(cache: Cache, metrics: Metrics): Cache {
  const reads = countReads(metrics)
  const noteHit = (topic: string, key: string) => {
    if (currentStory()?.sampled) note('cache', 'hit', { details: { topic, key } })
  }
  const rememberSinceNow: Cache['rememberSinceNow'] = <T>(scope: Scope, key: string) => {
    const remembered = cache.rememberSinceNow<T>(scope, key)
    return (make: () => Promise<T | undefined>) => {
      const count = reads(scope.topic)
      count.all += 1
      return remembered(() => {
        count.missed += 1
        return make()
      })
    }
  }
  return {
    ...cache,
    lookFor(scope, key) {
      const look = cache.lookFor(scope, key)
      const count = reads(scope.topic)
      return () => {
        // Who looks without waiting is in no story, and tells of it afterwards if one is to be told.
        const answer = look()
        if (answer !== undefined) count.all += 1
        return answer
      }
    },
    async read(scope, key, produce) {
      const count = reads(scope.topic)
      count.all += 1
      const begunAt = performance.now()
      const read = await cache.read(scope, key, produce)
      if (read.hit) {
        noteHit(scope.topic, key)
        return read
      }
      count.missed += 1
      note('cache', 'miss', { begunAt, details: { topic: scope.topic, user: scope.user, key } })
      return read
    },
    remember: <T>(scope: Scope, key: string, make: () => Promise<T | undefined>) =>
      rememberSinceNow<T>(scope, key)(make),
    rememberSinceNow,
    invalidate: (rows) => noted('cache', 'invalidate', () => cache.invalidate(rows), { topics: rows.length }),
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
