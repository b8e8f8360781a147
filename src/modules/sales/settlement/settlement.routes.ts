import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { withOwner } from '#modules/identity/access/index.ts'
import { findPaymentOwner, getPayment, PaymentResource } from '#modules/sales/payments/index.ts'
import { type Database, withTenant } from '#platform/database/transactions.ts'
import { envelope, success } from '#platform/http/envelope.ts'
import { failureKinds } from '#platform/http/failure-kinds.ts'
import { IdParams } from '#platform/http/fields.ts'
import { acceptPayment, capturePayment, rejectPayment } from './review.ts'
import type { Settlement } from './settle-payment.ts'

const schema = { params: IdParams, response: { 200: envelope(PaymentResource) } }
const failures = [failureKinds.conflict]

/** What a shop does with payments that wait for its word. */
export const settlementRoutes: FastifyPluginAsyncZod<Settlement> = async (app, settlement) => {
  const { database } = settlement

  app.post(
    '/payments/:id/acceptance',
    {
      schema,
      config: {
        access: 'orders.fulfill',
        operation: 'payments.accept',
        summary: 'Take a payment in review for its order; what is missing is owed',
        failures,
      },
    },
    async ({ actor, params: { id } }, reply) => {
      const payment = await withOwner(
        database,
        actor,
        (tx) => findPaymentOwner(tx, id),
        (tx) => acceptPayment(tx, id, actor.userId),
      )
      return success(reply, payment, 'Payment accepted.')
    },
  )

  app.post(
    '/payments/:id/rejection',
    {
      schema,
      config: {
        access: 'orders.refund',
        operation: 'payments.reject',
        summary: 'Give a payment in review back at once',
        failures,
      },
    },
    async ({ actor, params: { id } }, reply) => {
      const payment = await withOwner(
        database,
        actor,
        (tx) => findPaymentOwner(tx, id),
        (tx) => rejectPayment(tx, id, actor.userId),
      )
      return success(reply, payment, 'Payment given back.')
    },
  )

  app.post(
    '/payments/:id/capture',
    {
      schema,
      config: {
        access: 'orders.fulfill',
        operation: 'payments.capture',
        summary: 'Take what is authorized',
        failures,
      },
    },
    async ({ actor, params: { id } }, reply) => {
      const { userId, payment } = await ownerOf(database, actor, id)
      await capturePayment(settlement, userId, payment)
      return success(reply, await withTenant(database, userId, (tx) => getPayment(tx, payment)), 'Payment captured.')
    },
  )
}

const ownerOf = (database: Database, actor: Parameters<typeof withOwner>[1], id: number) =>
  withOwner(
    database,
    actor,
    (tx) => findPaymentOwner(tx, id),
    async (tx) => ({ userId: tx.userId, payment: (await getPayment(tx, id)).id }),
  )
