import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Actor } from '#modules/identity/access/index.ts'
import { withListScope, withOwner } from '#modules/identity/access/index.ts'
import { forgottenRefusal } from '#modules/messaging/events/index.ts'
import type { Database } from '#platform/database/transactions.ts'
import { envelope, pageEnvelope, pageOf, success } from '#platform/http/envelope.ts'
import { failureKinds } from '#platform/http/failure-kinds.ts'
import { IdParams } from '#platform/http/fields.ts'
import { queryOf } from '#platform/lists/list.ts'
import { pageIn } from '#platform/lists/page.ts'
import { deliveryList } from './delivery-list.ts'
import { replayEvents } from './replay-events.ts'
import { retryDelivery, testEndpoint } from './send-again.ts'
import { findDeliveryOwner, findEndpointOwner, getEndpoint } from './webhooks.queries.ts'
import { DeliveryParams, DeliveryResource, ReplayRequest, ReplayResource } from './webhooks.schemas.ts'

const access = 'webhooks.manage'
const response = { 202: envelope(DeliveryResource) }
const failures = [failureKinds.conflict]

export const webhookDeliveryRoutes: FastifyPluginAsyncZod<{ database: Database }> = async (app, { database }) => {
  app.get(
    '/webhook-endpoints/:id/deliveries',
    {
      schema: {
        params: IdParams,
        querystring: queryOf(deliveryList),
        response: { 200: pageEnvelope(DeliveryResource) },
      },
      config: {
        access,
        operation: 'webhookEndpoints.listDeliveries',
        summary: 'List what was and is to be sent to an endpoint, and how it answered',
      },
    },
    async ({ actor, params: { id }, query }, reply) => {
      const page = await withListScope(database, actor, undefined, async (tx) => {
        const { user_id } = await getEndpoint(tx, id)
        return pageIn(tx, deliveryList, query, { user_id, endpoint_id: id })
      })
      return pageOf(reply, page, query, 'Deliveries.')
    },
  )

  const retry = (actor: Actor, which: { id: number; endpointId?: number }) =>
    withOwner(
      database,
      actor,
      (tx) => findDeliveryOwner(tx, which.id),
      (tx) => retryDelivery(tx, which),
    )

  app.post(
    '/webhook-endpoints/:id/deliveries/:delivery_id/retry',
    {
      schema: { params: DeliveryParams, response },
      config: {
        access,
        operation: 'webhookEndpoints.retryDelivery',
        summary: 'Send a delivery again, under the id that it had',
        failures,
      },
    },
    async ({ actor, params: { id: endpointId, delivery_id: id } }, reply) => {
      const delivery = await retry(actor, { id, endpointId })
      return success(reply.code(202), delivery, 'The delivery is on its way.')
    },
  )

  app.post(
    '/webhook-endpoints/deliveries/:delivery_id/retry',
    {
      schema: { params: DeliveryParams.pick({ delivery_id: true }), response },
      config: {
        access,
        operation: 'webhookDeliveries.retry',
        summary: 'The same by the id of the delivery alone',
        failures,
      },
    },
    async ({ actor, params: { delivery_id: id } }, reply) =>
      success(reply.code(202), await retry(actor, { id }), 'The delivery is on its way.'),
  )

  app.post(
    '/webhook-endpoints/:id/test',
    {
      schema: { params: IdParams, response },
      config: {
        access,
        operation: 'webhookEndpoints.test',
        summary: 'Send an event that nothing happened for: webhook.test',
        failures,
      },
    },
    async ({ actor, params: { id } }, reply) => {
      const delivery = await withOwner(
        database,
        actor,
        (tx) => findEndpointOwner(tx, id),
        (tx) => testEndpoint(tx, id),
      )
      return success(reply.code(202), delivery, 'The test is on its way.')
    },
  )

  app.post(
    '/webhook-endpoints/:id/replay',
    {
      schema: { params: IdParams, body: ReplayRequest, response: { 202: envelope(ReplayResource) } },
      config: {
        access,
        operation: 'webhookEndpoints.replay',
        summary: 'Send what happened in a range of the event log again, 10,000 events at most',
        failures: [...failures, forgottenRefusal],
      },
    },
    async ({ actor, params: { id }, body }, reply) => {
      const queued = await withOwner(
        database,
        actor,
        (tx) => findEndpointOwner(tx, id),
        (tx) => replayEvents(tx, id, body),
      )
      return success(reply.code(202), { queued }, 'The events are on their way.')
    },
  )
}
