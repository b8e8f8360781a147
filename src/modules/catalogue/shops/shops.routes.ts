import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { withChosenTenant } from '#modules/identity/access/index.ts'
import type { Database } from '#platform/database/transactions.ts'
import { envelope, success } from '#platform/http/envelope.ts'
import { failureKinds } from '#platform/http/failure-kinds.ts'
import { closeShop, openShop } from './open-shop.ts'
import { getShop } from './shops.queries.ts'
import { ShopQuery, ShopResource, UpdateShopRequest } from './shops.schemas.ts'
import { updateShop } from './update-shop.ts'

export const shopRoutes: FastifyPluginAsyncZod<{ database: Database }> = async (app, { database }) => {
  app.get(
    '/shop',
    {
      schema: { querystring: ShopQuery, response: { 200: envelope(ShopResource) } },
      config: { access: 'shop.manage', operation: 'shop.get', summary: 'Read the shop, and what is missing in it' },
    },
    async ({ actor, query: { user_id } }, reply) =>
      success(reply, await withChosenTenant(database, actor, user_id, getShop), 'Shop.'),
  )

  app.patch(
    '/shop',
    {
      schema: { querystring: ShopQuery, body: UpdateShopRequest, response: { 200: envelope(ShopResource) } },
      config: {
        access: 'shop.manage',
        operation: 'shop.update',
        summary: 'Change what the shop says of itself',
        failures: [failureKinds.conflict],
      },
    },
    async ({ actor, query: { user_id }, body }, reply) => {
      const shop = await withChosenTenant(database, actor, user_id, (tx) => updateShop(tx, body, actor.shopId))
      return success(reply, shop, 'Shop updated.')
    },
  )

  app.put(
    '/shop/opening',
    {
      schema: { querystring: ShopQuery, response: { 200: envelope(ShopResource) } },
      config: {
        access: 'shop.manage',
        operation: 'shop.open',
        summary: 'Open the shop to the world',
        failures: [failureKinds.conflict],
      },
    },
    async ({ actor, query: { user_id } }, reply) => {
      const shop = await withChosenTenant(database, actor, user_id, (tx) => openShop(tx, { by: actor.shopId }))
      return success(reply, shop, 'Shop opened.')
    },
  )

  app.delete(
    '/shop/opening',
    {
      schema: { querystring: ShopQuery, response: { 204: z.null() } },
      config: {
        access: 'shop.manage',
        operation: 'shop.close',
        summary: 'Close the shop; one that an operator closed its owner cannot open again',
      },
    },
    async ({ actor, query: { user_id } }, reply) => {
      await withChosenTenant(database, actor, user_id, (tx) => closeShop(tx, actor.shopId))
      return reply.code(204).send(null)
    },
  )
}
