import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { moved, type VisitShop } from '#modules/catalogue/shops/index.ts'
import {
  CartResource,
  cartChangedKind,
  cartClosedKind,
  cartNotFound,
  hashOfToken,
  keepPrivate,
  priceContent,
  readCart,
  toPricedCart,
} from '#modules/sales/carts/index.ts'
import type { OrderTokens } from '#modules/sales/order-tokens/index.ts'
import type { Providers } from '#modules/sales/payment-providers/index.ts'
import { providerSilentKind } from '#modules/sales/settlement/index.ts'
import { openOrdering } from '#modules/sales/storefront-orders/index.ts'
import { type Database, withTenant } from '#platform/database/transactions.ts'
import { envelope, success } from '#platform/http/envelope.ts'
import { pathId } from '#platform/http/fields.ts'
import { readBuyersOrder } from './buyers-order.ts'
import { orderNotFound, paymentIncomplete } from './checkout.errors.ts'
import {
  BuyersOrder,
  CompleteCartRequest,
  PlacedOrder,
  StartedPayment,
  StartPaymentRequest,
} from './checkout.schemas.ts'
import { completeCart } from './complete-cart.ts'
import { cancelChoice, startPayment } from './start-payment.ts'

export interface CheckoutDependencies {
  database: Database
  visitShop: VisitShop
  orderTokens: OrderTokens
  providers: Providers
}

const ShopParams = z.object({ shop: z.string() })
const CartParams = ShopParams.extend({ id: pathId })
const access = 'public'
const placedAnswer = envelope(PlacedOrder)
const failures = [moved, cartClosedKind, cartChangedKind, providerSilentKind]

/** From a cart to its order, and the order's page. */
export const checkoutRoutes: FastifyPluginAsyncZod<CheckoutDependencies> = async (app, dependencies) => {
  const { database, visitShop, orderTokens } = dependencies
  const settlement = dependencies
  const completion = { ...dependencies, orderTogether: openOrdering(database) }

  /** The cart's shop and the proof of who asks. */
  async function cartOf(request: FastifyRequest, { shop: slug, id }: { shop: string; id: number }) {
    const { shop } = await visitShop(slug, request.url)
    const token = request.headers['x-cart-token']
    if (typeof token !== 'string') throw cartNotFound()
    return { shop: shop.userId, id, tokenHash: hashOfToken(token) }
  }

  app.post(
    '/shops/:shop/carts/:id/payment',
    {
      schema: { params: CartParams, body: StartPaymentRequest, response: { 201: envelope(StartedPayment) } },
      config: {
        access,
        operation: 'carts.startPayment',
        summary: 'Choose how the cart is paid',
        cartToken: true,
        failures,
      },
    },
    async (request, reply) => {
      const cart = await cartOf(request, request.params)
      const payment = await startPayment(settlement, cart, request.body)
      return keepPrivate(reply)
        .code(201)
        .send(success(reply, { payment }, 'Payment chosen.'))
    },
  )

  app.delete(
    '/shops/:shop/carts/:id/payment',
    {
      schema: { params: CartParams, response: { 200: envelope(CartResource) } },
      config: {
        access,
        operation: 'carts.cancelPayment',
        summary: 'Think again about how the cart is paid',
        cartToken: true,
        failures: [moved, cartClosedKind, providerSilentKind],
      },
    },
    async (request, reply) => {
      const cart = await cartOf(request, request.params)
      await cancelChoice(settlement, cart)
      const content = await withTenant(database, cart.shop, (tx) => readCart(tx, cart.id))
      return success(keepPrivate(reply), toPricedCart(content, priceContent(content)), 'Payment cancelled.')
    },
  )

  app.post(
    '/shops/:shop/carts/:id/order',
    {
      schema: {
        params: CartParams,
        body: CompleteCartRequest,
        response: { 200: placedAnswer, 201: placedAnswer },
      },
      config: {
        access,
        operation: 'carts.order',
        summary: 'Order what is in the cart; asked again, the same order is answered',
        cartToken: true,
        failures: [...failures, paymentIncomplete],
      },
    },
    async (request, reply) => {
      const cart = await cartOf(request, request.params)
      const { shop } = cart
      const { orderId, repeated } = await completeCart(completion, cart, request.body.expected_total)
      const order = await readBuyersOrder(database, { shop, id: orderId }, 'tenant')
      const placed = { order, token: await orderTokens.of({ userId: shop, id: orderId }) }
      return answerPlaced(reply, placed, repeated)
    },
  )

  app.get(
    '/shops/:shop/orders/:token',
    {
      schema: { params: ShopParams.extend({ token: z.string() }), response: { 200: envelope(BuyersOrder) } },
      config: {
        access,
        operation: 'store.getOrder',
        summary: 'An order, for who has its token',
        unshared: true,
        failures: [moved],
      },
    },
    async (request, reply) => {
      const { shop } = await visitShop(request.params.shop, request.url)
      const id = await orderTokens.read(shop.userId, request.params.token)
      if (id === undefined) throw orderNotFound()
      const order = await readBuyersOrder(database, { shop: shop.userId, id }, 'visitor')
      return success(keepPrivate(reply), order, 'Order.')
    },
  )
}

function answerPlaced(reply: FastifyReply, placed: z.infer<typeof PlacedOrder>, repeated: boolean) {
  const body = success(reply, placed, repeated ? 'Ordered already.' : 'Order placed.')
  return keepPrivate(reply)
    .code(repeated ? 200 : 201)
    .send(body)
}
