import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { withOwner } from '#modules/identity/access/index.ts'
import type { Database } from '#platform/database/transactions.ts'
import { envelope, success } from '#platform/http/envelope.ts'
import { IdParams } from '#platform/http/fields.ts'
import { answer, sendAnswer } from '#platform/idempotency/answer.ts'
import { once } from '#platform/idempotency/once.ts'
import { addListedProducts } from './add-listed-products.ts'
import { changeListedProducts } from './change-listed-products.ts'
import { AddListedProductsRequest, ChangeListedProductsRequest, ListedProducts } from './listed-products.schemas.ts'
import { findListingOwner } from './listings.queries.ts'

export const listedProductRoutes: FastifyPluginAsyncZod<{ database: Database }> = async (app, { database }) => {
  app.post(
    '/listings/:id/products',
    {
      schema: { params: IdParams, body: AddListedProductsRequest, response: { 201: envelope(ListedProducts) } },
      config: {
        access: 'listings.manage',
        operation: 'listings.addProducts',
        idempotent: true,
        summary: 'Make products in a listing, all or none',
        located: true,
      },
    },
    async (request, reply) => {
      const { actor, params, body } = request
      const added = await withOwner(
        database,
        actor,
        (tx) => findListingOwner(tx, params.id),
        (tx) =>
          once(tx, request, actor.userId, async () => {
            const resource = await addListedProducts(tx, params.id, body.products, actor.userId)
            const location = `/listings/${params.id}/products`
            return answer(reply, { status: 201, message: 'Products created.', location, resource })
          }),
      )
      return sendAnswer(reply, added)
    },
  )

  app.patch(
    '/listings/:id/products',
    {
      schema: {
        params: IdParams,
        body: ChangeListedProductsRequest,
        response: { 200: envelope(ListedProducts) },
      },
      config: {
        access: 'listings.manage',
        operation: 'listings.updateProducts',
        summary: 'Change prices and stock of many products of a listing at once, all or none',
      },
    },
    async ({ actor, params: { id }, body }, reply) => {
      const products = await withOwner(
        database,
        actor,
        (tx) => findListingOwner(tx, id),
        (tx) => changeListedProducts(tx, id, body.products, actor.userId),
      )
      return success(reply, products, 'Products updated.')
    },
  )
}
