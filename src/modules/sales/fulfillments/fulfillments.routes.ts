import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { withListScope, withOwner } from '#modules/identity/access/index.ts'
import { findOrderOwner, getOrder } from '#modules/sales/orders/index.ts'
import type { Database } from '#platform/database/transactions.ts'
import { envelope, pageEnvelope, pageOf, success } from '#platform/http/envelope.ts'
import { failureKinds } from '#platform/http/failure-kinds.ts'
import { IdParams } from '#platform/http/fields.ts'
import { answer, sendAnswer } from '#platform/idempotency/answer.ts'
import { once } from '#platform/idempotency/once.ts'
import { queryOf } from '#platform/lists/list.ts'
import { pageIn } from '#platform/lists/page.ts'
import { actOnFulfillment } from './act-on-fulfillment.ts'
import { fulfillmentList } from './fulfillment-list.ts'
import { findFulfillmentOwner } from './fulfillments.queries.ts'
import { CreateFulfillmentRequest, FulfillmentResource, ShipRequest } from './fulfillments.schemas.ts'
import { createFulfillment } from './send-order.ts'

const failures = [failureKinds.conflict]
const access = 'orders.fulfill'
const response = { 200: envelope(FulfillmentResource) }

export const fulfillmentRoutes: FastifyPluginAsyncZod<{ database: Database }> = async (app, { database }) => {
  app.get(
    '/orders/:id/fulfillments',
    {
      schema: {
        params: IdParams,
        querystring: queryOf(fulfillmentList),
        response: { 200: pageEnvelope(FulfillmentResource) },
      },
      config: { access: 'orders.view', operation: 'orders.listFulfillments', summary: 'List what of an order is sent' },
    },
    async ({ actor, params: { id }, query }, reply) => {
      const page = await withListScope(database, actor, undefined, async (tx) => {
        const { user_id } = await getOrder(tx, id)
        return pageIn(tx, fulfillmentList, query, { user_id, order_id: id })
      })
      return pageOf(reply, page, query, 'Fulfillments.')
    },
  )

  app.post(
    '/orders/:id/fulfillments',
    {
      schema: { params: IdParams, body: CreateFulfillmentRequest, response: { 201: envelope(FulfillmentResource) } },
      config: {
        access,
        operation: 'orders.fulfill',
        idempotent: true,
        summary: 'Prepare goods of an order that will leave together',
        located: true,
        failures,
      },
    },
    async (request, reply) => {
      const { actor, params, body } = request
      const created = await withOwner(
        database,
        actor,
        (tx) => findOrderOwner(tx, params.id),
        (tx) =>
          once(tx, request, actor.userId, async () => {
            const resource = await createFulfillment(tx, params.id, body, actor.userId)
            const location = `/orders/${params.id}/fulfillments`
            return answer(reply, { status: 201, message: 'Fulfillment created.', location, resource })
          }),
      )
      return sendAnswer(reply, created)
    },
  )

  app.put(
    '/fulfillments/:id/shipment',
    {
      schema: { params: IdParams, body: ShipRequest, response },
      config: { access, operation: 'fulfillments.ship', summary: 'Say that the goods have left', failures },
    },
    async ({ actor, params: { id }, body: tracking }, reply) => {
      const fulfillment = await withOwner(
        database,
        actor,
        (tx) => findFulfillmentOwner(tx, id),
        (tx) => actOnFulfillment(tx, id, { to: 'shipped', tracking, by: actor.userId }),
      )
      return success(reply, fulfillment, 'Shipped.')
    },
  )

  app.put(
    '/fulfillments/:id/delivery',
    {
      schema: { params: IdParams, response },
      config: { access, operation: 'fulfillments.deliver', summary: 'Say that the goods have arrived', failures },
    },
    async ({ actor, params: { id } }, reply) => {
      const fulfillment = await withOwner(
        database,
        actor,
        (tx) => findFulfillmentOwner(tx, id),
        (tx) => actOnFulfillment(tx, id, { to: 'delivered', by: actor.userId }),
      )
      return success(reply, fulfillment, 'Delivered.')
    },
  )

  app.post(
    '/fulfillments/:id/cancellation',
    {
      schema: { params: IdParams, response },
      config: {
        access,
        operation: 'fulfillments.cancel',
        summary: 'Cancel a fulfillment that has not left; its units can be sent otherwise',
        failures,
      },
    },
    async ({ actor, params: { id } }, reply) => {
      const fulfillment = await withOwner(
        database,
        actor,
        (tx) => findFulfillmentOwner(tx, id),
        (tx) => actOnFulfillment(tx, id, { to: 'cancelled', by: actor.userId }),
      )
      return success(reply, fulfillment, 'Fulfillment cancelled.')
    },
  )
}
