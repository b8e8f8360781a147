import type { FastifyReply } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { moved, type VisitShop } from '#modules/catalogue/shops/index.ts'
import type { Providers } from '#modules/sales/payment-providers/index.ts'
import { type Database, withTenant } from '#platform/database/transactions.ts'
import { envelope, success } from '#platform/http/envelope.ts'
import { pathId } from '#platform/http/fields.ts'
import { subscriberOf } from '#platform/http/ip-address.ts'
import { refusal } from '#platform/http/rate-limit.ts'
import type { Counter } from '#platform/rate-limit/rate-limiter.ts'
import { toCart } from './cart-resource.ts'
import { cartClosedKind } from './carts.errors.ts'
import {
  CartResource,
  OpenCartRequest,
  OpenedCart,
  PaymentMethod,
  PutItemRequest,
  ShippingChoice,
  UpdateCartRequest,
} from './carts.schemas.ts'
import { lockOpenCart, putItem, removeItem, updateCart } from './change-cart.ts'
import { giveCartUp } from './end-carts.ts'
import { openCartDoor } from './in-cart.ts'
import { openCart } from './open-cart.ts'
import { readPaymentMethods } from './payment-methods.ts'
import { priceContent } from './price-content.ts'
import { readCart } from './read-cart.ts'

export interface CartDependencies {
  database: Database
  visitShop: VisitShop
  providers: Providers
  counter: Counter
  /** New carts, and codes that did not fit, per address; 0 is off. */
  cartsPerMinute: number
}

const ShopParams = z.object({ shop: z.string() })
const CartParams = ShopParams.extend({ id: pathId })
const ItemParams = CartParams.extend({ product_id: pathId })
const access = 'public'
const failures = [moved, cartClosedKind]
const response = { 200: envelope(CartResource) }

/** What nobody but the visitor sees is kept by nobody in between. */
export const keepPrivate = (reply: FastifyReply) => reply.header('cache-control', 'private, no-store')

/** The visitor's carts. A cart's number without its token is as unknown as none. */
export const cartRoutes: FastifyPluginAsyncZod<CartDependencies> = async (app, dependencies) => {
  const { database, visitShop, providers, counter, cartsPerMinute } = dependencies
  const inCart = openCartDoor(dependencies)

  app.post(
    '/shops/:shop/carts',
    {
      schema: { params: ShopParams, body: OpenCartRequest, response: { 201: envelope(OpenedCart) } },
      config: {
        access,
        operation: 'carts.open',
        summary: 'Open a cart; its token, told this once, opens it from then on',
        unshared: true,
        failures: [moved],
      },
    },
    async (request, reply) => {
      const { shop } = await visitShop(request.params.shop, request.url)
      if (cartsPerMinute > 0) {
        const taken = await counter.take(`carts:${subscriberOf(request.address)}`)
        if (taken.count > cartsPerMinute) throw refusal(taken, cartsPerMinute)
      }
      const { content, token } = await openCart(database, shop.userId, request.body)
      return keepPrivate(reply)
        .code(201)
        .send(success(reply, { cart: toCart(content), token }, 'Cart opened.'))
    },
  )

  app.get(
    '/shops/:shop/carts/:id',
    {
      schema: { params: CartParams, response },
      config: { access, operation: 'carts.get', summary: 'Read a cart', cartToken: true, failures: [moved] },
    },
    async (request, reply) => {
      const content = await inCart(request, request.params, (tx) => readCart(tx, request.params.id))
      return success(keepPrivate(reply), toCart(content), 'Cart.')
    },
  )

  app.patch(
    '/shops/:shop/carts/:id',
    {
      schema: { params: CartParams, body: UpdateCartRequest, response },
      config: {
        access,
        operation: 'carts.update',
        summary: 'Say who buys, where it goes and how it is sent',
        cartToken: true,
        failures,
      },
    },
    async (request, reply) => {
      const { id } = request.params
      const content = await inCart(request, request.params, async (tx) => {
        await lockOpenCart(tx, id)
        return updateCart(tx, id, request.body)
      })
      return success(keepPrivate(reply), toCart(content), 'Cart updated.')
    },
  )

  app.delete(
    '/shops/:shop/carts/:id',
    {
      schema: { params: CartParams, response: { 204: z.null() } },
      config: { access, operation: 'carts.delete', summary: 'Give a cart up', cartToken: true, failures },
    },
    async (request, reply) => {
      const { id } = request.params
      const shop = await inCart(request, request.params, async (tx) => {
        await lockOpenCart(tx, id)
        return tx.userId
      })
      await withTenant(database, shop, (tx) => giveCartUp(tx, id))
      return keepPrivate(reply).code(204).send(null)
    },
  )

  app.put(
    '/shops/:shop/carts/:id/items/:product_id',
    {
      schema: { params: ItemParams, body: PutItemRequest, response },
      config: {
        access,
        operation: 'carts.putItem',
        summary: 'Put so many of a product into a cart',
        cartToken: true,
        failures,
      },
    },
    async (request, reply) => {
      const { id, product_id: productId } = request.params
      const content = await inCart(request, request.params, async (tx) => {
        await lockOpenCart(tx, id)
        await putItem(tx, id, { productId, quantity: request.body.quantity })
        return readCart(tx, id)
      })
      return success(keepPrivate(reply), toCart(content), 'Cart updated.')
    },
  )

  app.delete(
    '/shops/:shop/carts/:id/items/:product_id',
    {
      schema: { params: ItemParams, response },
      config: {
        access,
        operation: 'carts.removeItem',
        summary: 'Take a product out of a cart',
        cartToken: true,
        failures,
      },
    },
    async (request, reply) => {
      const { id, product_id: productId } = request.params
      const content = await inCart(request, request.params, async (tx) => {
        await lockOpenCart(tx, id)
        await removeItem(tx, id, productId)
        return readCart(tx, id)
      })
      return success(keepPrivate(reply), toCart(content), 'Cart updated.')
    },
  )

  app.get(
    '/shops/:shop/carts/:id/shipping-rates',
    {
      schema: { params: CartParams, response: { 200: envelope(z.array(ShippingChoice)) } },
      config: {
        access,
        operation: 'carts.listShippingRates',
        summary: 'How the cart can be sent where it goes',
        cartToken: true,
        failures: [moved],
      },
    },
    async (request, reply) => {
      const content = await inCart(request, request.params, (tx) => readCart(tx, request.params.id))
      const rates = priceContent(content).rates.map(({ id, name, price }) => ({ id, name, price }))
      return success(keepPrivate(reply), rates, 'Shipping rates.')
    },
  )

  app.get(
    '/shops/:shop/carts/:id/payment-methods',
    {
      schema: { params: CartParams, response: { 200: envelope(z.array(PaymentMethod)) } },
      config: {
        access,
        operation: 'carts.listPaymentMethods',
        summary: 'How the cart can be paid',
        cartToken: true,
        failures: [moved],
      },
    },
    async (request, reply) => {
      const methods = await inCart(request, request.params, async (tx) => {
        await readCart(tx, request.params.id)
        return readPaymentMethods(tx, providers)
      })
      const shown = methods.map(({ provider, name, settles }) => ({ provider, name, settles }))
      return success(keepPrivate(reply), shown, 'Payment methods.')
    },
  )
}
