import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { withChosenTenant, withListScope, withOwner } from '#modules/access/index.ts'
import type { Database } from '#platform/database/transactions.ts'
import { envelope, pageEnvelope, pageOf, success } from '#platform/http/envelope.ts'
import { IdParams } from '#platform/http/fields.ts'
import { answer, sendAnswer } from '#platform/idempotency/answer.ts'
import { once } from '#platform/idempotency/once.ts'
import { createProduct } from './create-product.ts'
import { deleteProduct } from './delete-product.ts'
import { findProductOwner, getProduct, listProducts } from './products.queries.ts'
import { CreateProductRequest, ListProductsQuery, ProductResource, UpdateProductRequest } from './products.schemas.ts'
import { updateProduct } from './update-product.ts'

export const productRoutes: FastifyPluginAsyncZod<{ database: Database }> = async (app, { database }) => {
  app.get(
    '/products',
    {
      schema: { querystring: ListProductsQuery, response: { 200: pageEnvelope(ProductResource) } },
      config: { access: 'products.view' },
    },
    async ({ actor, query }, reply) => {
      const page = await withListScope(database, actor, query.user_id, (tx) => listProducts(tx, query))
      return pageOf(reply, page, query, 'Products.')
    },
  )

  app.get(
    '/products/:id',
    { schema: { params: IdParams, response: { 200: envelope(ProductResource) } }, config: { access: 'products.view' } },
    async ({ actor, params: { id } }, reply) => {
      const product = await withListScope(database, actor, undefined, (tx) => getProduct(tx, id))
      return success(reply, product, 'Product.')
    },
  )

  app.post(
    '/products',
    {
      schema: { body: CreateProductRequest, response: { 201: envelope(ProductResource) } },
      config: { access: 'products.create' },
    },
    async (request, reply) => {
      const {
        actor,
        body: { user_id, ...fields },
      } = request
      const created = await withChosenTenant(database, actor, user_id, (tx) =>
        once(tx, request, actor.userId, async () => {
          const product = await createProduct(tx, fields, actor.userId)
          return answer(reply, {
            status: 201,
            message: 'Product created.',
            location: `/products/${product.id}`,
            resource: product,
          })
        }),
      )
      return sendAnswer(reply, created)
    },
  )

  app.patch(
    '/products/:id',
    {
      schema: { params: IdParams, body: UpdateProductRequest, response: { 200: envelope(ProductResource) } },
      config: { access: 'products.update' },
    },
    async ({ actor, params: { id }, body }, reply) => {
      const product = await withOwner(
        database,
        actor,
        (tx) => findProductOwner(tx, id),
        (tx) => updateProduct(tx, id, body, actor.userId),
      )
      return success(reply, product, 'Product updated.')
    },
  )

  app.delete(
    '/products/:id',
    { schema: { params: IdParams, response: { 204: z.null() } }, config: { access: 'products.delete' } },
    async ({ actor, params: { id } }, reply) => {
      await withOwner(
        database,
        actor,
        (tx) => findProductOwner(tx, id),
        (tx) => deleteProduct(tx, id),
      )
      return reply.code(204).send(null)
    },
  )
}
