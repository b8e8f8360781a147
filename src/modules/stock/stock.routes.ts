import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { withListScope, withOwner } from '#modules/access/index.ts'
import type { Database } from '#platform/database/transactions.ts'
import { envelope, pageEnvelope, pageOf, success } from '#platform/http/envelope.ts'
import { IdParams } from '#platform/http/fields.ts'
import { adjustStock } from './correct-stock.ts'
import { findStockOwner, listMovements } from './stock.queries.ts'
import { AdjustStockRequest, ListMovementsQuery, StockMovementResource } from './stock.schemas.ts'

export const stockRoutes: FastifyPluginAsyncZod<{ database: Database }> = async (app, { database }) => {
  app.get(
    '/products/:id/movements',
    {
      schema: {
        params: IdParams,
        querystring: ListMovementsQuery,
        response: { 200: pageEnvelope(StockMovementResource) },
      },
      config: { access: 'products.view' },
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
      config: { access: 'products.update' },
    },
    async ({ actor, params: { id }, body }, reply) => {
      const movement = await withOwner(
        database,
        actor,
        (tx) => findStockOwner(tx, id),
        (tx) => adjustStock(tx, id, body, actor.userId),
      )
      reply.code(201).header('location', `/api/v1/products/${id}/movements`)
      return success(reply, movement, 'Stock adjusted.')
    },
  )
}
