import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Cache } from '#platform/cache/cache.ts'
import { cachedOf } from './clear-cache.ts'
import { ClearCacheQuery } from './products.schemas.ts'

export const productCacheRoutes: FastifyPluginAsyncZod<{ cache: Cache }> = async (app, { cache }) => {
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
    async ({ query }, reply) => {
      await cache.clear(query.user_id === undefined ? undefined : cachedOf(query.user_id))
      return reply.code(204).send(null)
    },
  )
}
