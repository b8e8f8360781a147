import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { readList, withOwner } from '#modules/identity/access/index.ts'
import type { Database } from '#platform/database/transactions.ts'
import { envelope, pageEnvelope, pageOf, success } from '#platform/http/envelope.ts'
import { IdParams, queryId } from '#platform/http/fields.ts'
import { queryOf } from '#platform/lists/list.ts'
import { DeletedProductResource, deletedProductList } from './deleted-products.ts'
import { ProductResource } from './products.schemas.ts'
import { findDeletedProductOwner, restoreProduct } from './restore-product.ts'

const ListDeletedQuery = queryOf(deletedProductList).extend({ user_id: queryId.optional() })

export const restorationRoutes: FastifyPluginAsyncZod<{ database: Database }> = async (app, { database }) => {
  app.get(
    '/deleted-products',
    {
      schema: { querystring: ListDeletedQuery, response: { 200: pageEnvelope(DeletedProductResource) } },
      config: { access: 'products.delete', operation: 'products.listDeleted', summary: 'List deleted products' },
    },
    async ({ actor, query }, reply) =>
      pageOf(reply, await readList(database, actor, deletedProductList, query), query, 'Deleted products.'),
  )

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
