import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { withListScope, withOwner } from '#modules/identity/access/index.ts'
import type { Database } from '#platform/database/transactions.ts'
import { envelope, pageEnvelope, pageOf } from '#platform/http/envelope.ts'
import { IdParams } from '#platform/http/fields.ts'
import { answer, sendAnswer } from '#platform/idempotency/answer.ts'
import { once } from '#platform/idempotency/once.ts'
import { queryOf } from '#platform/lists/list.ts'
import { adjustStock } from './correct-stock.ts'
import { findStockOwner, listMovements, movementList } from './stock.queries.ts'
import { AdjustStockRequest, StockMovementResource } from './stock.schemas.ts'

export const stockRoutes: FastifyPluginAsyncZod<{ database: Database }> = async (app, { database }) => {
  app.get(
    '/products/:id/movements',
    {
      schema: {
        params: IdParams,
        querystring: queryOf(movementList),
        response: { 200: pageEnvelope(StockMovementResource) },
      },
      config: {
        access: 'products.view',
        operation: 'products.listMovements',
        summary: "List a product's stock movements",
      },
    },
    async ({ actor, params: { id }, query }, reply) => {
      const page = await withListScope(database, actor, undefined, (tx) => listMovements(tx, id, query))
      return pageOf(reply, page, query, 'Stock movements.')
    },
  )

  app.post(
    '/products/:id/adjustments',
    {
      schema: { params: IdParams, body: AdjustStockRequest, response: { 201: envelope(StockMovementResource) } },
      config: {
        access: 'products.update',
        operation: 'products.adjustStock',
        idempotent: true,
        summary: 'Correct the stock of a product',
        located: true,
      },
    },
    async (request, reply) => {
      const { actor, params, body } = request
      const adjusted = await withOwner(
        database,
        actor,
        (tx) => findStockOwner(tx, params.id),
        (tx) =>
          once(tx, request, actor.userId, async () => {
            const movement = await adjustStock(tx, params.id, body, actor.userId)
            const location = `/products/${params.id}/movements`
            return answer(reply, { status: 201, message: 'Stock adjusted.', location, resource: movement })
          }),
      )
      return sendAnswer(reply, adjusted)
    },
  )
}
