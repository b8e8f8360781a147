import { z } from 'zod'
import { queryId } from '#platform/http/fields.ts'
import { declareList, filter } from '#platform/lists/list.ts'
import { integer, moment } from '#platform/lists/order.ts'
import { PaymentResource, paymentStates, RefundResource } from './payments.schemas.ts'

export const paymentColumns = [
  'id',
  'user_id',
  'order_id',
  'provider',
  'state',
  'currency',
  'amount',
  'captured',
  'refunded',
  'provider_ref',
  'failure',
  'received_currency',
  'disputed',
  'review_until',
  'created_at',
  'updated_at',
] as const

export const paymentList = declareList({
  table: 'payments',
  owner: 'user_id',
  resource: PaymentResource,
  columns: paymentColumns,
  sorts: { id: [integer('id')], created_at: [moment('created_at')] },
  initial: '-id',
  filters: { state: filter(z.enum(paymentStates), 'state = ?') },
})

/** Every attempt to pay an order: those of its cart too, which came to nothing before there was an order. */
export const orderPaymentList = declareList({
  ...paymentList,
  filters: {
    ...paymentList.filters,
    of_order: filter(
      queryId,
      `id = ANY (ARRAY(
        SELECT paid.id FROM orders JOIN payments AS paid ON paid.user_id = orders.user_id AND paid.order_id = orders.id
          WHERE orders.id = ?::bigint
        UNION
        SELECT paid.id FROM orders JOIN payments AS paid ON paid.user_id = orders.user_id AND paid.cart_id = orders.cart_id
          WHERE orders.id = ?::bigint))`,
    ),
  },
})

export const refundColumns = [
  'id',
  'user_id',
  'order_id',
  'payment_id',
  'state',
  'amount',
  'currency',
  'reason',
  'failure',
  'restock',
  'by_user_id AS by',
  'created_at',
] as const

export const refundList = declareList({
  table: 'refunds',
  owner: 'user_id',
  resource: RefundResource,
  columns: refundColumns,
  sorts: { id: [integer('id')] },
  initial: '-id',
  filters: {},
})
