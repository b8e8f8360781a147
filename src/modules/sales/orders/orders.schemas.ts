import { z } from 'zod'
import { Metadata } from '#modules/catalogue/products/index.ts'
import { AddressResource } from '#modules/sales/addresses/index.ts'
import { amount, id, timestamp } from '#platform/http/fields.ts'
import { fulfillmentStatuses, orderStatuses, paymentStatuses } from './order-status.ts'

export const PlaceOrderRequest = z
  .strictObject({
    items: z
      .array(z.strictObject({ product_id: id, quantity: z.int().min(1).max(2_147_483_647) }))
      .min(1)
      .max(100),
    user_id: id.optional(),
  })
  .meta({ id: 'PlaceOrderRequest' })
export type PlaceOrderRequest = z.infer<typeof PlaceOrderRequest>
export type RequestedItem = PlaceOrderRequest['items'][number]

export const UpdateOrderRequest = z.strictObject({ metadata: Metadata }).meta({ id: 'UpdateOrderRequest' })
export type UpdateOrderRequest = z.infer<typeof UpdateOrderRequest>

export const OrderItemResource = z
  .object({
    id: z.int(),
    product_id: z.int(),
    product_name: z.string(),
    quantity: z.int(),
    unit_price: amount,
    line_total: amount,
    sku: z.string().nullable(),
    options: z.record(z.string(), z.string()),
    /** What promotions take off the line, and the tax in it or on it. */
    discount: amount,
    tax: amount,
    /** Percent. */
    tax_rate: z.string(),
    /** Units that a fulfillment has, that were cancelled, and that came back. */
    fulfilled: z.int(),
    cancelled: z.int(),
    returned: z.int(),
  })
  .meta({ id: 'OrderItem' })
export type OrderItemResource = z.infer<typeof OrderItemResource>

export const OrderDiscount = z.object({ name: z.string(), amount }).meta({ id: 'OrderDiscount' })

export const OrderResource = z
  .object({
    id: z.int(),
    /** Counts the tenant's own orders: 1, 2, 3 and so on. */
    number: z.int(),
    user_id: z.int(),
    status: z.enum(orderStatuses),
    total_price: amount,
    items: z.array(OrderItemResource),
    source: z.enum(['desk', 'storefront']),
    payment_status: z.enum(paymentStatuses),
    fulfillment_status: z.enum(fulfillmentStatuses),
    /** The buyer's, where one ordered in the shop. */
    email: z.string().nullable(),
    currency: z.string().nullable(),
    /** total_price = items_total - discount_total + shipping_total, and + tax_total where prices do not include it. */
    items_total: amount,
    discount_total: amount,
    /** What each promotion took off. */
    discounts: z.array(OrderDiscount),
    shipping_total: amount,
    tax_total: amount,
    prices_include_tax: z.boolean(),
    /** What cancelled lines came to: nobody owes it any more. */
    cancelled_total: amount,
    shipping_address: AddressResource.nullable(),
    billing_address: AddressResource.nullable(),
    note: z.string().nullable(),
    /** Of the shop's own, for its programs: the buyer does not see it. */
    metadata: z.record(z.string(), z.unknown()),
    created_at: timestamp,
    updated_at: timestamp,
  })
  .meta({ id: 'Order' })
export type OrderResource = z.infer<typeof OrderResource>

export const OrderTransitionResource = z
  .object({
    from: z.enum(orderStatuses).nullable(),
    to: z.enum(orderStatuses),
    at: timestamp,
    /** The id of the user who moved it. */
    by: z.int().nullable(),
    note: z.string().nullable(),
  })
  .meta({ id: 'OrderTransition' })
export type OrderTransitionResource = z.infer<typeof OrderTransitionResource>
