import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { withOwner } from '#modules/identity/access/index.ts'
import { findOrderOwner, OrderResource, transitionRefusal } from '#modules/sales/orders/index.ts'
import type { Database } from '#platform/database/transactions.ts'
import { envelope, success } from '#platform/http/envelope.ts'
import { failureKinds } from '#platform/http/failure-kinds.ts'
import { IdParams } from '#platform/http/fields.ts'
import { answer, sendAnswer } from '#platform/idempotency/answer.ts'
import { once } from '#platform/idempotency/once.ts'
import { cancelLines } from './cancel-lines.ts'
import { moveOrder } from './move-order.ts'
import { CancelLinesRequest, CancelOrderRequest, MoveOrderRequest } from './order-moves.schemas.ts'

export const orderMoveRoutes: FastifyPluginAsyncZod<{ database: Database }> = async (app, { database }) => {
  app.put(
    '/orders/:id/status',
    {
      schema: { params: IdParams, body: MoveOrderRequest, response: { 200: envelope(OrderResource) } },
      config: {
        access: { anyOf: ['orders.manage', 'orders.fulfill'] },
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

  app.post(
    '/orders/:id/line-cancellations',
    {
      schema: { params: IdParams, body: CancelLinesRequest, response: { 200: envelope(OrderResource) } },
      config: {
        access: 'orders.fulfill',
        operation: 'orders.cancelLines',
        idempotent: true,
        summary: 'Cancel units that have not left; their stock and what was paid for them return',
        failures: [failureKinds.conflict],
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
            const resource = await cancelLines(tx, params.id, { ...body, by: actor.userId })
            return answer(reply, { status: 200, message: 'Lines cancelled.', resource })
          }),
      )
      return sendAnswer(reply, cancelled)
    },
  )
}
