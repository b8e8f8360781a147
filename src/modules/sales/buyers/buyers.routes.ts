import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { readList, withListScope, withOwner } from '#modules/identity/access/index.ts'
import type { Database } from '#platform/database/transactions.ts'
import { envelope, pageEnvelope, pageOf, success } from '#platform/http/envelope.ts'
import { failureKinds } from '#platform/http/failure-kinds.ts'
import { IdParams, queryId } from '#platform/http/fields.ts'
import { queryOf } from '#platform/lists/list.ts'
import { buyerList } from './buyer-lists.ts'
import { ShopBuyerResource, ShopBuyerStory, UpdateShopBuyerRequest } from './buyers.schemas.ts'
import { noteMetadata } from './note-metadata.ts'
import { findBuyerOwner, readBuyer } from './read-buyer.ts'

const ListBuyersQuery = queryOf(buyerList).extend({ user_id: queryId.optional() })
const access = 'buyers.view'

/** A shop's buyers, for who keeps it. */
export const buyerRoutes: FastifyPluginAsyncZod<{ database: Database }> = async (app, { database }) => {
  app.get(
    '/buyers',
    {
      schema: { querystring: ListBuyersQuery, response: { 200: pageEnvelope(ShopBuyerResource) } },
      config: { access, summary: 'List those who have an account in the shop' },
    },
    async ({ actor, query }, reply) => {
      const page = await readList(database, actor, buyerList, query)
      return pageOf(reply, page, query, 'Buyers.')
    },
  )

  app.get(
    '/buyers/:id',
    {
      schema: { params: IdParams, response: { 200: envelope(ShopBuyerStory) } },
      config: { access, summary: 'Read a buyer, with orders and consent' },
    },
    async ({ actor, params: { id } }, reply) => {
      const buyer = await withListScope(database, actor, undefined, (tx) => readBuyer(tx, id))
      return success(reply, buyer, 'Buyer.')
    },
  )

  app.patch(
    '/buyers/:id',
    {
      schema: { params: IdParams, body: UpdateShopBuyerRequest, response: { 200: envelope(ShopBuyerStory) } },
      config: { access: 'buyers.manage', summary: "Change a buyer's metadata", failures: [failureKinds.conflict] },
    },
    async ({ actor, params: { id }, body }, reply) => {
      const buyer = await withOwner(
        database,
        actor,
        (tx) => findBuyerOwner(tx, id),
        (tx) => noteMetadata(tx, id, body),
      )
      return success(reply, buyer, 'Buyer updated.')
    },
  )
}
