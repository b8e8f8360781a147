import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { withChosenTenant } from '#modules/identity/access/index.ts'
import { keepPrivate, openCart, toCart } from '#modules/sales/carts/index.ts'
import { askedBy, type Database } from '#platform/database/transactions.ts'
import { envelope, success } from '#platform/http/envelope.ts'
import { failureKinds } from '#platform/http/failure-kinds.ts'
import { OpenDraftRequest, OpenedDraft } from './drafts.schemas.ts'
import { findOpenShop } from './find-open-shop.ts'

const description = `For a buyer on the phone. Whoever opens the address sees what is in the cart, and goes on to the shop's checkout with it;
with the token the cart is changed, paid and ordered by the calls of carts, such as \`POST /shops/:shop/carts/:id/order\`. What is not
published, or not to be had, is refused as it is to visitors. It ends thirty days after its last change.`

interface DraftDependencies {
  database: Database
  /** Where visitors reach this server. */
  appUrl: string
}

export const draftRoutes: FastifyPluginAsyncZod<DraftDependencies> = async (app, { database, appUrl }) => {
  app.post(
    '/drafts',
    {
      schema: { body: OpenDraftRequest, response: { 201: envelope(OpenedDraft) } },
      config: {
        access: 'orders.create',
        operation: 'drafts.open',
        summary: 'Make a cart for a buyer, and the address that opens it',
        description,
        unshared: true,
        failures: [failureKinds.conflict],
      },
    },
    async ({ actor, body: { items, user_id, ...about } }, reply) => {
      const { userId, slug } = await withChosenTenant(database, actor, user_id, findOpenShop)
      const { content, token } = await openCart(askedBy(database, actor), userId, { items, about, drafted: true })
      const url = `${appUrl}/shop/${slug}/drafts/${content.id}.${token}`
      return keepPrivate(reply)
        .code(201)
        .send(success(reply, { cart: toCart(content), token, url }, 'Draft opened.'))
    },
  )
}
