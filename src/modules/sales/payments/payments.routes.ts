import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { readList, withListScope, withOwner } from '#modules/identity/access/index.ts'
import { findOrderOwner, getOrder } from '#modules/sales/orders/index.ts'
import type { Database } from '#platform/database/transactions.ts'
import { envelope, pageEnvelope, pageOf } from '#platform/http/envelope.ts'
import { failureKinds } from '#platform/http/failure-kinds.ts'
import { IdParams, queryId } from '#platform/http/fields.ts'
import { answer, sendAnswer } from '#platform/idempotency/answer.ts'
import { once } from '#platform/idempotency/once.ts'
import { queryOf } from '#platform/lists/list.ts'
import { pageIn } from '#platform/lists/page.ts'
import { orderPaymentList, paymentList, refundList } from './payment-lists.ts'
import { PaymentResource, RecordPaymentRequest, RefundOrderRequest, RefundResource } from './payments.schemas.ts'
import { recordPayment } from './record-payment.ts'
import { refundOrder } from './refund-order.ts'

const ListPaymentsQuery = queryOf(paymentList).extend({ user_id: queryId.optional() })

export const paymentRoutes: FastifyPluginAsyncZod<{ database: Database }> = async (app, { database }) => {
  app.get(
    '/payments',
    {
      schema: { querystring: ListPaymentsQuery, response: { 200: pageEnvelope(PaymentResource) } },
      config: { access: 'orders.view', operation: 'payments.list', summary: 'List payments' },
    },
    async ({ actor, query }, reply) =>
      pageOf(reply, await readList(database, actor, paymentList, query), query, 'Payments.'),
  )

  app.get(
    '/orders/:id/payments',
    {
      schema: { params: IdParams, querystring: queryOf(paymentList), response: { 200: pageEnvelope(PaymentResource) } },
      config: {
        access: 'orders.view',
        operation: 'orders.listPayments',
        summary: 'List every attempt to pay an order, declined ones too',
      },
    },
    async ({ actor, params: { id }, query }, reply) => {
      const page = await withListScope(database, actor, undefined, async (tx) => {
        const { user_id } = await getOrder(tx, id)
        const attempts = { ...query, of_order: id }
        return pageIn(tx, orderPaymentList, attempts, { user_id })
      })
      return pageOf(reply, page, query, 'Payments.')
    },
  )

  app.post(
    '/orders/:id/payments',
    {
      schema: { params: IdParams, body: RecordPaymentRequest, response: { 201: envelope(PaymentResource) } },
      config: {
        access: 'orders.fulfill',
        operation: 'orders.recordPayment',
        idempotent: true,
        summary: 'Record money that came by another way, wholly or in part',
        located: true,
        failures: [failureKinds.conflict],
      },
    },
    async (request, reply) => {
      const { actor, params, body } = request
      const recorded = await withOwner(
        database,
        actor,
        (tx) => findOrderOwner(tx, params.id),
        (tx) =>
          once(tx, request, actor.userId, async () => {
            const resource = await recordPayment(tx, params.id, body, actor.userId)
            const location = `/orders/${params.id}/payments`
            return answer(reply, { status: 201, message: 'Payment recorded.', location, resource })
          }),
      )
      return sendAnswer(reply, recorded)
    },
  )

  app.get(
    '/orders/:id/refunds',
    {
      schema: { params: IdParams, querystring: queryOf(refundList), response: { 200: pageEnvelope(RefundResource) } },
      config: {
        access: 'orders.view',
        operation: 'orders.listRefunds',
        summary: 'List what was given back of an order',
      },
    },
    async ({ actor, params: { id }, query }, reply) => {
      const page = await withListScope(database, actor, undefined, async (tx) => {
        const { user_id } = await getOrder(tx, id)
        return pageIn(tx, refundList, query, { user_id, order_id: id })
      })
      return pageOf(reply, page, query, 'Refunds.')
    },
  )

  app.post(
    '/orders/:id/refunds',
    {
      schema: { params: IdParams, body: RefundOrderRequest, response: { 201: envelope(RefundResource) } },
      config: {
        access: 'orders.refund',
        operation: 'orders.refund',
        idempotent: true,
        summary: 'Give money back: for lines, for shipping, a part, or all that is left',
        located: true,
        failures: [failureKinds.conflict],
      },
    },
    async (request, reply) => {
      const { actor, params, body } = request
      const refunded = await withOwner(
        database,
        actor,
        (tx) => findOrderOwner(tx, params.id),
        (tx) =>
          once(tx, request, actor.userId, async () => {
            const resource = await refundOrder(tx, params.id, body, actor.userId)
            const location = `/orders/${params.id}/refunds`
            return answer(reply, { status: 201, message: 'Money given back.', location, resource })
          }),
      )
      return sendAnswer(reply, refunded)
    },
  )
}
