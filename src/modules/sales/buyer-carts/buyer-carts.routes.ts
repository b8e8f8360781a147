import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { moved, type VisitShop } from '#modules/catalogue/shops/index.ts'
import { askedBuyer, lockBuyer } from '#modules/sales/buyers/index.ts'
import {
  CartResource,
  cartClosedKind,
  keepPrivate,
  priceContent,
  readCart,
  toPricedCart,
} from '#modules/sales/carts/index.ts'
import { type Database, withTenant } from '#platform/database/transactions.ts'
import { envelope, success } from '#platform/http/envelope.ts'
import { joinCart } from './join-cart.ts'

/** `token` opens the cart from now on; null where the one that was shown does. */
const OwnCart = z.object({ cart: CartResource, token: z.string().nullable() }).meta({ id: 'OwnCart' })

export const buyerCartRoutes: FastifyPluginAsyncZod<{ database: Database; visitShop: VisitShop }> = async (
  app,
  { database, visitShop },
) => {
  app.put(
    '/shops/:shop/buyer/cart',
    {
      schema: { params: z.object({ shop: z.string() }), response: { 200: envelope(OwnCart) } },
      config: {
        access: 'public',
        operation: 'buyer.joinCart',
        summary: 'Take your own cart up again, with what lies in the cart that is shown',
        buyerToken: true,
        takesCart: true,
        failures: [moved, cartClosedKind],
      },
    },
    async (request, reply) => {
      const { visit } = await askedBuyer(visitShop, request)
      const shown = request.headers['x-cart-token']
      const { token, content } = await withTenant(database, visit.shop, async (tx) => {
        const buyer = await lockBuyer(tx, visit)
        const own = await joinCart(tx, buyer.id, typeof shown === 'string' ? shown : undefined)
        return { token: own.token, content: await readCart(tx, own.id) }
      })
      return success(keepPrivate(reply), { cart: toPricedCart(content, priceContent(content)), token }, 'Your cart.')
    },
  )
}
