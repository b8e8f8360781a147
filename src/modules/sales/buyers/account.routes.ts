import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { moved, type VisitShop } from '#modules/catalogue/shops/index.ts'
import {
  limitRegistrations,
  type RegistrationLimit,
  type ThrottleOptions,
  throttleLogin,
} from '#modules/identity/accounts/index.ts'
import { keepPrivate } from '#modules/sales/carts/index.ts'
import type { OrderTokens } from '#modules/sales/order-tokens/index.ts'
import { type Database, withVisitor } from '#platform/database/transactions.ts'
import { envelope, pageEnvelope, pageOf, success } from '#platform/http/envelope.ts'
import type { FailureKind } from '#platform/http/failure-kinds.ts'
import { queryOf } from '#platform/lists/list.ts'
import { pageIn } from '#platform/lists/page.ts'
import { askedBuyer, getBuyer } from './asking-buyer.ts'
import { ownOrderList } from './buyer-lists.ts'
import {
  BuyerResource,
  BuyerSession,
  OpenBuyerSessionRequest,
  OrderOfBuyer,
  RegisterBuyerRequest,
  UpdateBuyerRequest,
} from './buyers.schemas.ts'
import { changeBuyer, throttledAs } from './change-buyer.ts'
import { openBuyerSession } from './open-buyer-session.ts'
import { registerBuyer } from './register-buyer.ts'

export interface BuyerAccountOptions extends RegistrationLimit, ThrottleOptions {
  database: Database
  visitShop: VisitShop
  orderTokens: OrderTokens
}

const ShopParams = z.object({ shop: z.string() })
const access = 'public'
const failures = [moved]
const wrongCredentials: FailureKind = {
  status: 401,
  code: 'invalid_credentials',
  when: 'The e-mail address or the password is wrong.',
}

/** A buyer's account in one shop. */
export const buyerAccountRoutes: FastifyPluginAsyncZod<BuyerAccountOptions> = async (app, options) => {
  const { database, visitShop, orderTokens } = options

  app.post(
    '/shops/:shop/buyers',
    {
      schema: { params: ShopParams, body: RegisterBuyerRequest, response: { 202: envelope(z.null()) } },
      config: {
        access,
        operation: 'buyer.register',
        summary: 'Open an account in the shop; a mail says how it went',
        unshared: true,
        failures,
      },
    },
    async (request, reply) => {
      const { shop } = await visitShop(request.params.shop, request.url)
      await limitRegistrations(options, request.address)
      await registerBuyer(database, shop.userId, request.body, request.address)
      return keepPrivate(reply)
        .code(202)
        .send(
          success(
            reply,
            null,
            'Unless this address has an account here already, it has one now. A mail is on its way.',
          ),
        )
    },
  )

  app.post(
    '/shops/:shop/session',
    {
      schema: { params: ShopParams, body: OpenBuyerSessionRequest, response: { 200: envelope(BuyerSession) } },
      config: {
        access,
        operation: 'buyer.signIn',
        summary: 'Sign a buyer in for a token',
        unshared: true,
        failures: [...failures, wrongCredentials],
      },
    },
    async (request, reply) => {
      const { body: credentials, address } = request
      const { shop } = await visitShop(request.params.shop, request.url)
      const throttle = throttleLogin(options, throttledAs(shop.userId, credentials.email), address)
      const session = await openBuyerSession(database, { shop: shop.userId, credentials, throttle, address })
      return success(keepPrivate(reply), session, 'Signed in.')
    },
  )

  app.delete(
    '/shops/:shop/session',
    {
      schema: { params: ShopParams, response: { 204: z.null() } },
      config: {
        access,
        operation: 'buyer.signOut',
        summary: 'End the token of this request',
        buyerToken: true,
        failures,
      },
    },
    async (request, reply) => {
      const { visit } = await askedBuyer(visitShop, request)
      await withVisitor(database, visit, async (tx) => {
        await getBuyer(tx)
        await tx
          .deleteFrom('buyer_tokens')
          .where('user_id', '=', tx.userId)
          .where('token_hash', '=', Buffer.from(visit.buyer.tokenHash, 'hex'))
          .execute()
      })
      return keepPrivate(reply).code(204).send(null)
    },
  )

  app.get(
    '/shops/:shop/buyer',
    {
      schema: { params: ShopParams, response: { 200: envelope(BuyerResource) } },
      config: { access, operation: 'buyer.get', summary: 'Read your account in the shop', buyerToken: true, failures },
    },
    async (request, reply) => {
      const { visit } = await askedBuyer(visitShop, request)
      const buyer = await withVisitor(database, visit, getBuyer)
      return success(keepPrivate(reply), buyer, 'Your account.')
    },
  )

  app.patch(
    '/shops/:shop/buyer',
    {
      schema: { params: ShopParams, body: UpdateBuyerRequest, response: { 200: envelope(BuyerResource) } },
      config: {
        access,
        operation: 'buyer.update',
        summary: 'Change your account in the shop; a new address counts once it was proved',
        buyerToken: true,
        failures,
      },
    },
    async (request, reply) => {
      const { visit } = await askedBuyer(visitShop, request)
      const asked = { visit, throttling: options, address: request.address }
      const buyer = await changeBuyer(database, asked, request.body)
      return success(keepPrivate(reply), buyer, 'Account changed.')
    },
  )

  app.get(
    '/shops/:shop/buyer/orders',
    {
      schema: {
        params: ShopParams,
        querystring: queryOf(ownOrderList),
        response: { 200: pageEnvelope(OrderOfBuyer) },
      },
      config: {
        access,
        operation: 'buyer.listOrders',
        summary: 'List your orders in the shop',
        buyerToken: true,
        failures,
      },
    },
    async (request, reply) => {
      const { visit } = await askedBuyer(visitShop, request)
      const page = await withVisitor(database, visit, async (tx) => {
        await getBuyer(tx)
        return pageIn(tx, ownOrderList, request.query)
      })
      const rows = await Promise.all(
        page.rows.map(async ({ id, ...order }) => ({
          ...order,
          token: await orderTokens.of({ userId: visit.shop, id }),
        })),
      )
      return pageOf(keepPrivate(reply), { ...page, rows }, request.query, 'Your orders.')
    },
  )
}
