import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { moved, type VisitShop } from '#modules/catalogue/shops/index.ts'
import { type Actor, may } from '#modules/identity/access/index.ts'
import {
  askedBuyer,
  buyerNotFound,
  findBuyerOwner,
  lockBuyer,
  readBuyer,
  ShopBuyerStory,
} from '#modules/sales/buyers/index.ts'
import { keepPrivate } from '#modules/sales/carts/index.ts'
import { askedBy, type Database, withPlatform, withTenant } from '#platform/database/transactions.ts'
import { envelope, success } from '#platform/http/envelope.ts'
import { IdParams } from '#platform/http/fields.ts'
import { eraseBuyer } from './erase-buyer.ts'
import { BuyerExport, exportBuyer } from './export-buyer.ts'

export interface PrivacyOptions {
  database: Database
  visitShop: VisitShop
  /** Writes down what monitoring still holds in memory, so that it can be found. */
  settleMonitoring: () => Promise<void>
}

const ShopParams = z.object({ shop: z.string() })
const ofBuyer = { access: 'public', buyerToken: true, failures: [moved] } as const

/** The rights of a person: to be shown what is known of them, and to be forgotten. */
export const privacyRoutes: FastifyPluginAsyncZod<PrivacyOptions> = async (app, options) => {
  const { database, visitShop, settleMonitoring } = options

  /** Everybody else's buyers are as unknown as those that are not there. */
  async function ownerFor(actor: Actor, id: number): Promise<number> {
    const owner = await withPlatform(askedBy(database, actor), (tx) => findBuyerOwner(tx, id))
    if (owner === undefined || (owner !== actor.shopId && !may(actor, 'tenants.any'))) throw buyerNotFound()
    return owner
  }

  app.post(
    '/shops/:shop/buyer/export',
    {
      schema: { params: ShopParams, response: { 200: envelope(BuyerExport) } },
      config: { ...ofBuyer, operation: 'buyer.export', summary: 'Get all that the shop knows of you' },
    },
    async (request, reply) => {
      const { visit } = await askedBuyer(visitShop, request)
      const known = await withTenant(database, visit.shop, async (tx) => {
        const { id } = await lockBuyer(tx, visit)
        return exportBuyer(tx, id, undefined)
      })
      return success(keepPrivate(reply), known, 'What the shop knows of you.')
    },
  )

  app.delete(
    '/shops/:shop/buyer',
    {
      schema: { params: ShopParams, response: { 204: z.null() } },
      config: { ...ofBuyer, operation: 'buyer.delete', summary: 'Have your account erased, and all that names you' },
    },
    async (request, reply) => {
      const { visit } = await askedBuyer(visitShop, request)
      const { id } = await withTenant(database, visit.shop, (tx) => lockBuyer(tx, visit))
      await settleMonitoring()
      await withPlatform(database, (tx) => eraseBuyer(tx, { shop: visit.shop, buyerId: id, by: undefined }))
      return keepPrivate(reply).code(204).send(null)
    },
  )

  app.get(
    '/buyers/:id/export',
    {
      schema: { params: IdParams, response: { 200: envelope(BuyerExport) } },
      config: { access: 'buyers.manage', operation: 'buyers.export', summary: 'Hand out all that is known of a buyer' },
    },
    async ({ actor, params: { id } }, reply) => {
      const owner = await ownerFor(actor, id)
      const known = await withTenant(askedBy(database, actor), owner, (tx) => exportBuyer(tx, id, actor))
      return success(reply, known, 'What is known of the buyer.')
    },
  )

  app.post(
    '/buyers/:id/erasure',
    {
      schema: { params: IdParams, response: { 200: envelope(ShopBuyerStory) } },
      config: {
        access: 'buyers.manage',
        operation: 'buyers.erase',
        summary: 'Erase all that names a buyer; sums, numbers and the ledger stay as they are',
      },
    },
    async ({ actor, params: { id } }, reply) => {
      const shop = await ownerFor(actor, id)
      await settleMonitoring()
      const buyer = await withPlatform(askedBy(database, actor), async (tx) => {
        await eraseBuyer(tx, { shop, buyerId: id, by: actor })
        return readBuyer(tx, id)
      })
      return success(reply, buyer, 'Erased.')
    },
  )
}
