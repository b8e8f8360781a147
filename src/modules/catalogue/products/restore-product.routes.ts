import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { withOwner } from '#modules/identity/access/index.ts'
import type { Database } from '#platform/database/transactions.ts'
import { envelope, success } from '#platform/http/envelope.ts'
import { IdParams } from '#platform/http/fields.ts'
import { ProductResource } from './products.schemas.ts'
import { findDeletedProductOwner, restoreProduct } from './restore-product.ts'

export const restorationRoutes: FastifyPluginAsyncZod<{ database: Database }> = async (app, { database }) => {
  app.post(
    '/products/:id/restoration',
    {
      schema: { params: IdParams, response: { 200: envelope(ProductResource) } },
      config: {
        access: 'products.delete',
        operation: 'products.restore',
        summary: 'Take the deletion of a product back',
      },
    },
    async ({ actor, params: { id } }, reply) => {
      const product = await withOwner(
        database,
        actor,
        (tx) => findDeletedProductOwner(tx, id),
        (tx) => restoreProduct(tx, id),
      )
      return success(reply, product, 'Product restored.')
    },
  )
}
