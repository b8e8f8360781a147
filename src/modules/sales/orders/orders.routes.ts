import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { readList, withChosenTenant, withListScope, withOwner } from '#modules/identity/access/index.ts'
import type { Database } from '#platform/database/transactions.ts'
import { envelope, envelopeAround, pageEnvelope, pageOf, success } from '#platform/http/envelope.ts'
import { IdParams, queryId } from '#platform/http/fields.ts'
import { answer, made, sendAnswer } from '#platform/idempotency/answer.ts'
import { claimOf } from '#platform/idempotency/claims.ts'
import { once } from '#platform/idempotency/once.ts'
import { queryOf } from '#platform/lists/list.ts'
import { historyList, listHistory } from './order-history.ts'
import { orderList } from './order-list.ts'
import { findOrderOwner, getOrder } from './orders.queries.ts'
import { OrderResource, OrderTransitionResource, PlaceOrderRequest, UpdateOrderRequest } from './orders.schemas.ts'
import { placeOrder } from './place-order.ts'
import { openPlacing } from './place-together.ts'
import { updateOrder } from './update-order.ts'

const ListOrdersQuery = queryOf(orderList).extend({ user_id: queryId.optional() })

export const orderRoutes: FastifyPluginAsyncZod<{ database: Database }> = async (app, { database }) => {
  const placeOwn = openPlacing(database)

  app.post(
    '/orders',
    {
      schema: { body: PlaceOrderRequest, response: { 201: envelope(OrderResource) } },
      config: { access: 'orders.create', idempotent: true, summary: 'Place an order', located: true },
    },
    async (request, reply) => {
      const { actor, body } = request
      const message = 'Order created.'
      if ((body.user_id ?? actor.shopId) === actor.userId) {
        const around = envelopeAround(request.id, message)
        const placed = await placeOwn(actor.userId, body.items, claimOf(request, actor.userId, around))
        if (placed !== undefined)
          return sendAnswer(reply, made(request.id, `/orders/${placed.id}`, around.join(placed.resource)))
      }
      const answered = await withChosenTenant(database, actor, body.user_id, (tx) =>
        once(tx, request, actor.userId, async () => {
          const resource = await placeOrder(tx, body.items, actor.userId)
          return answer(reply, { status: 201, message, location: `/orders/${resource.id}`, resource })
        }),
      )
      return sendAnswer(reply, answered)
    },
  )

  app.get(
    '/orders',
    {
      schema: { querystring: ListOrdersQuery, response: { 200: pageEnvelope(OrderResource) } },
      config: { access: 'orders.view', summary: 'List orders' },
    },
    async ({ actor, query }, reply) => {
      const page = await readList(database, actor, orderList, query)
      return pageOf(reply, page, query, 'Orders.')
    },
  )

  app.get(
    '/orders/:id',
    {
      schema: { params: IdParams, response: { 200: envelope(OrderResource) } },
      config: { access: 'orders.view', summary: 'Read an order' },
    },
    async ({ actor, params: { id } }, reply) => {
      const order = await withListScope(database, actor, undefined, (tx) => getOrder(tx, id))
      return success(reply, order, 'Order.')
    },
  )

  app.patch(
    '/orders/:id',
    {
      schema: { params: IdParams, body: UpdateOrderRequest, response: { 200: envelope(OrderResource) } },
      config: { access: 'orders.create', summary: "Change an order's metadata" },
    },
    async ({ actor, params: { id }, body }, reply) => {
      const order = await withOwner(
        database,
        actor,
        (tx) => findOrderOwner(tx, id),
        (tx) => updateOrder(tx, id, body),
      )
      return success(reply, order, 'Order updated.')
    },
  )

  app.get(
    '/orders/:id/history',
    {
      schema: {
        params: IdParams,
        querystring: queryOf(historyList),
        response: { 200: pageEnvelope(OrderTransitionResource) },
      },
      config: {
        access: 'orders.view',
        operation: 'orders.listHistory',
        summary: 'List the moves of an order, oldest first',
      },
    },
    async ({ actor, params: { id }, query }, reply) => {
      const page = await withListScope(database, actor, undefined, (tx) => listHistory(tx, id, query))
      return pageOf(reply, page, query, 'Order history.')
    },
  )
}
