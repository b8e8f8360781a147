import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import {
  auditRead,
  readScope,
  seenBy,
  withChosenTenant,
  withOwner,
  withReadScope,
} from '#modules/identity/access/index.ts'
import { finishedAnswer } from '#platform/cache/answer.ts'
import type { Cache } from '#platform/cache/cache.ts'
import { askedBy, type Database } from '#platform/database/transactions.ts'
import { envelope, pageBody, pageEnvelope, success } from '#platform/http/envelope.ts'
import { failureKinds } from '#platform/http/failure-kinds.ts'
import { IdParams, queryId } from '#platform/http/fields.ts'
import { sendCached } from '#platform/http/send-cached.ts'
import { answer, sendAnswer } from '#platform/idempotency/answer.ts'
import { once } from '#platform/idempotency/once.ts'
import { queryOf } from '#platform/lists/list.ts'
import { listKey } from '#platform/lists/list-key.ts'
import { readPage } from '#platform/lists/page.ts'
import { createProduct } from './create-product.ts'
import { deleteProduct } from './delete-product.ts'
import { productAnswer, requireUnchanged } from './product-answer.ts'
import { productList } from './product-list.ts'
import { findProductOwner, getProduct } from './products.queries.ts'
import { CreateProductRequest, ProductResource, UpdateProductRequest } from './products.schemas.ts'
import { updateProduct } from './update-product.ts'

const ListProductsQuery = queryOf(productList).extend({ user_id: queryId.optional() })

export interface ProductDependencies {
  database: Database
  cache: Cache
}

export const productRoutes: FastifyPluginAsyncZod<ProductDependencies> = async (app, { database, cache }) => {
  app.get(
    '/products',
    {
      schema: { querystring: ListProductsQuery, response: { 200: pageEnvelope(ProductResource), 304: z.null() } },
      config: { access: 'products.view', summary: 'List products', cached: true },
    },
    async ({ actor, query: { user_id, ...query } }, reply) => {
      const user = readScope(actor, user_id)
      await auditRead(database, actor, user)
      const seen = await seenBy(cache, actor, user)
      const read = await cache.read(seen, 'products', listKey(query), async () => {
        const asked = user === 'all' ? askedBy(database, 'operators') : database
        const page = await readPage(asked, productList, query, user)
        return finishedAnswer((requestId) => pageBody(requestId, page, query, 'Products.'))
      })
      return sendCached(reply, read)
    },
  )

  app.get(
    '/products/:id',
    {
      schema: { params: IdParams, response: { 200: envelope(ProductResource), 304: z.null() } },
      config: { access: 'products.view', summary: 'Read a product', cached: true },
    },
    async ({ actor, params: { id } }, reply) => {
      const user = readScope(actor, undefined)
      const seen = await seenBy(cache, actor, user)
      const read = await cache.read(seen, 'products', `one:${id}`, async () => {
        const product = await withReadScope(database, user, (tx) => getProduct(tx, id))
        return productAnswer(product)
      })
      await auditRead(database, actor, user)
      return sendCached(reply, read)
    },
  )

  app.post(
    '/products',
    {
      schema: { body: CreateProductRequest, response: { 201: envelope(ProductResource) } },
      config: { access: 'products.create', idempotent: true, summary: 'Create a product', located: true },
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
      config: {
        access: 'products.update',
        summary: 'Change a product',
        failures: [failureKinds.conflict],
        conditional: true,
      },
    },
    async ({ actor, params: { id }, body, headers }, reply) => {
      const product = await withOwner(
        database,
        actor,
        (tx) => findProductOwner(tx, id),
        async (tx) => {
          await requireUnchanged(tx, id, headers)
          return updateProduct(tx, id, body, actor.userId)
        },
      )
      return success(reply, product, 'Product updated.')
    },
  )

  app.delete(
    '/products/:id',
    {
      schema: { params: IdParams, response: { 204: z.null() } },
      config: { access: 'products.delete', summary: 'Delete a product; orders keep their lines', conditional: true },
    },
    async ({ actor, params: { id }, headers }, reply) => {
      await withOwner(
        database,
        actor,
        (tx) => findProductOwner(tx, id),
        async (tx) => {
          await requireUnchanged(tx, id, headers)
          await deleteProduct(tx, id)
        },
      )
      return reply.code(204).send(null)
    },
  )
}
