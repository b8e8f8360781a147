import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { chosenTenant, withListScope } from '#modules/access/index.ts'
import { type Database, withTenant } from '#platform/database/transactions.ts'
import { envelope, pageEnvelope, pageOf, success } from '#platform/http/envelope.ts'
import { IdParams } from '#platform/http/fields.ts'
import { getOrder, listOrders } from './orders.queries.ts'
import { ListOrdersQuery, OrderResource, PlaceOrderRequest } from './orders.schemas.ts'
import { placeOrder } from './place-order.ts'

export const orderRoutes: FastifyPluginAsyncZod<{ database: Database }> = async (app, { database }) => {
  app.post(
    '/orders',
    {
      schema: { body: PlaceOrderRequest, response: { 201: envelope(OrderResource) } },
      config: { access: 'orders.create' },
    },
    async ({ actor, body: { user_id, items } }, reply) => {
      const order = await withTenant(database, chosenTenant(actor, user_id), (tx) => placeOrder(tx, items))
      reply.code(201).header('location', `/api/v1/orders/${order.id}`)
      return success(reply, order, 'Order created.')
    },
  )

  app.get(
    '/orders',
    {
      schema: { querystring: ListOrdersQuery, response: { 200: pageEnvelope(OrderResource) } },
      config: { access: 'orders.view' },
    },
    async ({ actor, query }, reply) => {
      const page = await withListScope(database, actor, query.user_id, (tx) => listOrders(tx, query))
      return pageOf(reply, page, query, 'Orders.')
    },
  )

  app.get(
    '/orders/:id',
    { schema: { params: IdParams, response: { 200: envelope(OrderResource) } }, config: { access: 'orders.view' } },
    async ({ actor, params: { id } }, reply) => {
      const order = await withListScope(database, actor, undefined, (tx) => getOrder(tx, id))
      return success(reply, order, 'Order.')
    },
  )
}
