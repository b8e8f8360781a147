import { z } from 'zod'
import { amount, id, timestamp, trimmedText } from '#platform/http/fields.ts'
import { orderStatuses } from './order-status.ts'

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

const note = trimmedText({ max: 1000 })
  .transform((words) => (words === '' ? null : words))
  .nullable()
  .default(null)

export const MoveOrderRequest = z.strictObject({ status: z.enum(orderStatuses), note }).meta({ id: 'MoveOrderRequest' })

export const CancelOrderRequest = z.strictObject({ note }).meta({ id: 'CancelOrderRequest' })

export const OrderItemResource = z
  .object({
    id: z.int(),
    product_id: z.int(),
    product_name: z.string(),
    quantity: z.int(),
    unit_price: amount,
    line_total: amount,
  })
  .meta({ id: 'OrderItem' })
export type OrderItemResource = z.infer<typeof OrderItemResource>

export const OrderResource = z
  .object({
    id: z.int(),
    /** Counts the tenant's own orders: 1, 2, 3 and so on. */
    number: z.int(),
    user_id: z.int(),
    status: z.enum(orderStatuses),
    total_price: amount,
    items: z.array(OrderItemResource),
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
