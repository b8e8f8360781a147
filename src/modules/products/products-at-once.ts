import type { FastifyInstance } from 'fastify'
import type { KnownCallers } from '#modules/access/index.ts'
import type { Cache } from '#platform/cache/cache.ts'
import { answerAtOnce } from '#platform/http/answer-at-once.ts'
import { readyAnswer } from '#platform/http/send-cached.ts'

/** Which cached answer a URL asks for, known from when the route took it apart. */
export interface KnownUrls {
  remember: (url: string, key: string) => void
}

const maxUrls = 5_000
const maxUrlLength = 300

/**
 * Answers `GET /products` and `GET /products/:id` from memory: a token in use, an answer that this process holds, a
 * budget that it may count on its own. All else goes through the routes, which decide the same.
 */
export function answerProductsAtOnce(app: FastifyInstance, cache: Cache, callers: KnownCallers): KnownUrls {
  const keys = new Map<string, string>()

  answerAtOnce(app, ({ url = '', headers }) => {
    const key = keys.get(url)
    const caller = key === undefined ? undefined : callers.by(headers.authorization, 'products.view')
    if (key === undefined || caller === undefined) return undefined
    const { userId } = caller
    const look = cache.lookFor({ topic: 'products', user: userId }, key)
    const route = key.startsWith('one:') ? '/api/v1/products/:id' : '/api/v1/products'
    const condition = headers['if-none-match']
    return (requestId) => {
      const answer = caller.isWelcome() ? look() : undefined
      const counted = answer && caller.count()
      if (answer === undefined || counted === undefined) return undefined
      const { headers, ...ready } = readyAnswer({ answer, hit: true }, requestId, condition)
      return { ...ready, headers: [...counted, ...headers], route, access: 'products.view', userId }
    }
  })

  return {
    remember(url, key) {
      if (url.length > maxUrlLength || keys.has(url)) return
      const [oldest] = keys.keys()
      if (keys.size >= maxUrls && oldest !== undefined) keys.delete(oldest)
      keys.set(url, key)
    },
  }
}
