import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { readList, withChosenTenant, withListScope, withOwner } from '#modules/identity/access/index.ts'
import type { Database } from '#platform/database/transactions.ts'
import { envelope, envelopeAround, pageEnvelope, pageOf, success } from '#platform/http/envelope.ts'
import { failureKinds } from '#platform/http/failure-kinds.ts'
import { IdParams, queryId } from '#platform/http/fields.ts'
import { answer, made, sendAnswer } from '#platform/idempotency/answer.ts'
import { claimOf } from '#platform/idempotency/claims.ts'
import { once } from '#platform/idempotency/once.ts'
import { queryOf } from '#platform/lists/list.ts'
import { moveOrder } from './move-order.ts'
import { historyList, listHistory } from './order-history.ts'
import { orderList } from './order-list.ts'
import { transitionRefusal } from './orders.errors.ts'
import { findOrderOwner, getOrder } from './orders.queries.ts'
import {
  CancelOrderRequest,
  MoveOrderRequest,
  OrderResource,
  OrderTransitionResource,
  PlaceOrderRequest,
} from './orders.schemas.ts'
import { placeOrder } from './place-order.ts'
import { openPlacing } from './place-together.ts'

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
      if ((body.user_id ?? actor.userId) === actor.userId) {
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

  app.put(
    '/orders/:id/status',
    {
      schema: { params: IdParams, body: MoveOrderRequest, response: { 200: envelope(OrderResource) } },
      config: {
        access: 'orders.manage',
        operation: 'orders.changeStatus',
        summary: 'Move an order to another status',
        failures: [transitionRefusal, failureKinds.conflict],
      },
    },
    async ({ actor, params: { id }, body: { status, note } }, reply) => {
      const order = await withOwner(
        database,
        actor,
        (tx) => findOrderOwner(tx, id),
        (tx) => moveOrder(tx, id, { to: status, note, by: actor.userId }),
      )
      return success(reply, order, `Order ${status}.`)
    },
  )

  app.post(
    '/orders/:id/cancellation',
    {
      schema: { params: IdParams, body: CancelOrderRequest, response: { 200: envelope(OrderResource) } },
      config: {
        access: 'orders.cancel',
        operation: 'orders.cancel',
        idempotent: true,
        summary: 'Cancel an order; its stock returns',
        failures: [transitionRefusal, failureKinds.conflict],
      },
    },
    async (request, reply) => {
      const { actor, params, body } = request
      const cancelled = await withOwner(
        database,
        actor,
        (tx) => findOrderOwner(tx, params.id),
        (tx) =>
          once(tx, request, actor.userId, async () => {
            const order = await moveOrder(tx, params.id, { to: 'cancelled', note: body.note, by: actor.userId })
            return answer(reply, { status: 200, message: 'Order cancelled.', resource: order })
          }),
      )
      return sendAnswer(reply, cancelled)
    },
  )
}
