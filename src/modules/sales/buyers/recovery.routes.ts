import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { moved, type VisitShop } from '#modules/catalogue/shops/index.ts'
import { keepPrivate } from '#modules/sales/carts/index.ts'
import { askedFrom, type Database, withVisitor } from '#platform/database/transactions.ts'
import { envelope, success } from '#platform/http/envelope.ts'
import { failureKinds } from '#platform/http/failure-kinds.ts'
import { askedBuyer, getBuyer } from './asking-buyer.ts'
import {
  BuyerResource,
  ForgotBuyerPasswordRequest,
  ResetBuyerPasswordRequest,
  VerifyBuyerRequest,
} from './buyers.schemas.ts'
import { requestBuyerReset, resetBuyerPassword } from './reset-buyer-password.ts'
import { requestVerification, verifyBuyer } from './verify-buyer.ts'

const ShopParams = z.object({ shop: z.string() })
const access = 'public'
const nothing = envelope(z.null())

/** What goes by way of the buyer's mailbox. */
export const buyerRecoveryRoutes: FastifyPluginAsyncZod<{ database: Database; visitShop: VisitShop }> = async (
  app,
  { database, visitShop },
) => {
  app.post(
    '/shops/:shop/buyer/verification',
    {
      schema: { params: ShopParams, response: { 202: nothing } },
      config: {
        access,
        operation: 'buyer.requestVerification',
        summary: 'Have a mail sent that proves your address',
        buyerToken: true,
        failures: [moved, failureKinds.conflict],
      },
    },
    async (request, reply) => {
      const { visit } = await askedBuyer(visitShop, request)
      const buyer = await withVisitor(database, visit, getBuyer)
      await requestVerification(askedFrom(database, request.address), visit.shop, buyer)
      return keepPrivate(reply)
        .code(202)
        .send(success(reply, null, 'A mail is on its way to your address.'))
    },
  )

  app.post(
    '/shops/:shop/buyer/verification/confirm',
    {
      schema: { params: ShopParams, body: VerifyBuyerRequest, response: { 200: envelope(BuyerResource) } },
      config: {
        access,
        operation: 'buyer.verify',
        summary: 'Prove your address by a mailed token; what you ordered with it before joins your account',
        buyerToken: true,
        failures: [moved],
      },
    },
    async (request, reply) => {
      const { visit } = await askedBuyer(visitShop, request)
      const { id } = await withVisitor(database, visit, getBuyer)
      await verifyBuyer(askedFrom(database, request.address), visit.shop, id, request.body.token)
      const buyer = await withVisitor(database, visit, getBuyer)
      return success(keepPrivate(reply), buyer, 'Address proved.')
    },
  )

  app.post(
    '/shops/:shop/password/forgot',
    {
      schema: { params: ShopParams, body: ForgotBuyerPasswordRequest, response: { 202: nothing } },
      config: {
        access,
        operation: 'buyer.forgotPassword',
        summary: 'Have a reset mail sent to a buyer',
        unshared: true,
        failures: [moved],
      },
    },
    async (request, reply) => {
      const { shop } = await visitShop(request.params.shop, request.url)
      await requestBuyerReset(askedFrom(database, request.address), shop.userId, request.body.email)
      return keepPrivate(reply)
        .code(202)
        .send(success(reply, null, 'If there is an account for this address, a mail is on its way.'))
    },
  )

  app.post(
    '/shops/:shop/password/reset',
    {
      schema: { params: ShopParams, body: ResetBuyerPasswordRequest, response: { 200: nothing } },
      config: {
        access,
        operation: 'buyer.resetPassword',
        summary: "Set a buyer's new password by a mailed token",
        unshared: true,
        failures: [moved],
      },
    },
    async (request, reply) => {
      const { shop } = await visitShop(request.params.shop, request.url)
      await resetBuyerPassword(database, { ...request.body, shop: shop.userId, address: request.address })
      return success(keepPrivate(reply), null, 'Password changed. All tokens are ended: sign in anew.')
    },
  )
}
