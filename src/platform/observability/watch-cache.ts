import type { Cache } from '../cache/cache.ts'
import type { Metrics } from './metrics.ts'
import { note, noted } from './story.ts'

/** The cache, with its hits and misses counted and its work told in the stories. */
export function watchCache(cache: Cache, { cacheReads }: Metrics): Cache {
  const results = new Map<string, Record<'hit' | 'miss', { topic: string; result: string }>>()
  const count = (topic: string, result: 'hit' | 'miss') => {
    const known = results.get(topic) ?? { hit: { topic, result: 'hit' }, miss: { topic, result: 'miss' } }
    results.set(topic, known)
    cacheReads.add(1, known[result])
  }
  return {
    ...cache,
    held(scope, key) {
      const answer = cache.held(scope, key)
      if (answer === undefined) return undefined
      count(scope.topic, 'hit')
      note('cache', 'hit', { details: { topic: scope.topic, user: scope.user, key } })
      return answer
    },
    async read(scope, key, produce) {
      const begunAt = performance.now()
      const read = await cache.read(scope, key, produce)
      const result = read.hit ? 'hit' : 'miss'
      count(scope.topic, result)
      note('cache', result, { begunAt, details: { topic: scope.topic, user: scope.user, key } })
      return read
    },
    async remember(scope, key, make) {
      let made = false
      const value = await cache.remember(scope, key, () => {
        made = true
        return make()
      })
      count(scope.topic, made ? 'miss' : 'hit')
      return value
    },
    invalidate: (rows) => noted('cache', 'invalidate', () => cache.invalidate(rows), { topics: rows.length }),
    clear: (scopes) => noted('cache', 'clear', () => cache.clear(scopes)),
  }
}
