import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { readList, withChosenTenant, withOwner } from '#modules/identity/access/index.ts'
import type { Database } from '#platform/database/transactions.ts'
import { envelope, pageEnvelope, pageOf, success } from '#platform/http/envelope.ts'
import { IdParams, queryId } from '#platform/http/fields.ts'
import { answer, sendAnswer } from '#platform/idempotency/answer.ts'
import { once } from '#platform/idempotency/once.ts'
import { queryOf } from '#platform/lists/list.ts'
import { createZone, deleteZone, findZoneOwner, updateZone } from './change-zones.ts'
import { CreateZoneRequest, UpdateZoneRequest, ZoneResource } from './shipping.schemas.ts'
import { zoneList } from './zone-list.ts'

const access = 'shop.manage'

export const shippingRoutes: FastifyPluginAsyncZod<{ database: Database }> = async (app, { database }) => {
  app.get(
    '/shipping-zones',
    {
      schema: {
        querystring: queryOf(zoneList).extend({ user_id: queryId.optional() }),
        response: { 200: pageEnvelope(ZoneResource) },
      },
      config: { access, operation: 'shippingZones.list', summary: 'List shipping zones with their rates' },
    },
    async ({ actor, query }, reply) =>
      pageOf(reply, await readList(database, actor, zoneList, query), query, 'Shipping zones.'),
  )

  app.post(
    '/shipping-zones',
    {
      schema: { body: CreateZoneRequest, response: { 201: envelope(ZoneResource) } },
      config: {
        access,
        operation: 'shippingZones.create',
        idempotent: true,
        summary: 'Add countries that are sent to, and what it costs',
        located: true,
      },
    },
    async (request, reply) => {
      const { actor } = request
      const { user_id, ...zone } = request.body
      const created = await withChosenTenant(database, actor, user_id, (tx) =>
        once(tx, request, actor.userId, async () => {
          const resource = await createZone(tx, zone)
          return answer(reply, {
            status: 201,
            message: 'Shipping zone created.',
            location: '/shipping-zones',
            resource,
          })
        }),
      )
      return sendAnswer(reply, created)
    },
  )

  app.patch(
    '/shipping-zones/:id',
    {
      schema: { params: IdParams, body: UpdateZoneRequest, response: { 200: envelope(ZoneResource) } },
      config: {
        access,
        operation: 'shippingZones.update',
        summary: 'Change a shipping zone; its rates take the place of the former',
      },
    },
    async ({ actor, params: { id }, body }, reply) => {
      const zone = await withOwner(
        database,
        actor,
        (tx) => findZoneOwner(tx, id),
        (tx) => updateZone(tx, id, body),
      )
      return success(reply, zone, 'Shipping zone updated.')
    },
  )

  app.delete(
    '/shipping-zones/:id',
    {
      schema: { params: IdParams, response: { 204: z.null() } },
      config: { access, operation: 'shippingZones.delete', summary: 'Delete a shipping zone' },
    },
    async ({ actor, params: { id } }, reply) => {
      await withOwner(
        database,
        actor,
        (tx) => findZoneOwner(tx, id),
        (tx) => deleteZone(tx, id),
      )
      return reply.code(204).send(null)
    },
  )
}
