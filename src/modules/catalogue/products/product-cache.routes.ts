import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { recordView } from '#modules/identity/access/index.ts'
import type { Cache } from '#platform/cache/cache.ts'
import { askedBy, type Database, withPlatform } from '#platform/database/transactions.ts'
import { cachedOf } from './clear-cache.ts'
import { ClearCacheQuery } from './products.schemas.ts'

interface ProductCacheDependencies {
  database: Database
  cache: Cache
}

export const productCacheRoutes: FastifyPluginAsyncZod<ProductCacheDependencies> = async (app, { database, cache }) => {
  app.delete(
    '/product-cache',
    {
      schema: { querystring: ClearCacheQuery, response: { 204: z.null() } },
      config: {
        access: 'cache.clear',
        operation: 'productCache.clear',
        summary: 'Empty the product cache, or what it holds of one user',
      },
    },
    async ({ actor, query: { user_id: userId } }, reply) => {
      const { type, id } = actor.act.subject
      await withPlatform(askedBy(database, actor), (tx) =>
        recordView(tx, actor, { type, id, ...(userId && { ownerId: userId }) }),
      )
      await cache.clear(userId === undefined ? undefined : cachedOf(userId))
      return reply.code(204).send(null)
    },
  )
}
