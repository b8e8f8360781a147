import { z } from 'zod'
import { AddressResource } from '#modules/sales/addresses/index.ts'
import { NextStep, TotalsResource } from '#modules/sales/carts/index.ts'
import { OrderItemResource, OrderResource } from '#modules/sales/orders/index.ts'
import { scenarios } from '#modules/sales/payment-providers/index.ts'
import { paymentStates } from '#modules/sales/payments/index.ts'
import { amount, money, timestamp, trimmedText } from '#platform/http/fields.ts'

export const StartPaymentRequest = z
  .strictObject({
    provider: trimmedText({ min: 1, max: 20 }),
    /** What the buyer was shown: should the cart cost something else by now, nothing is begun. */
    expected_total: money,
    return_url: z
      .url({ protocol: /^https?$/ })
      .max(2_000)
      .optional(),
    /** What the `test` provider plays. */
    scenario: z.enum(scenarios).optional(),
  })
  .meta({ id: 'StartPaymentRequest' })
export type StartPaymentRequest = z.infer<typeof StartPaymentRequest>

export const CompleteCartRequest = z.strictObject({ expected_total: money }).meta({ id: 'CompleteCartRequest' })

export const StartedPayment = z
  .object({
    payment: z.object({
      id: z.int(),
      provider: z.string(),
      state: z.enum(paymentStates),
      amount,
      currency: z.string(),
      /** What the buyer does next; null where there is nothing to do. */
      next: NextStep,
      /** Why its provider refused it, for the buyer to read. */
      failure: z.string().nullable(),
    }),
  })
  .meta({ id: 'StartedPayment' })
export type StartedPayment = z.infer<typeof StartedPayment>

const BuyersFulfillment = z.object({
  state: z.enum(['pending', 'shipped', 'delivered']),
  carrier: z.string().nullable(),
  tracking_number: z.string().nullable(),
  tracking_url: z.string().nullable(),
  items: z.array(z.object({ title: z.string(), quantity: z.int() })),
  shipped_at: timestamp.nullable(),
  delivered_at: timestamp.nullable(),
})

/** An order as its buyer may see it. */
export const BuyersOrder = z
  .object({
    number: z.int(),
    status: OrderResource.shape.status,
    payment_status: OrderResource.shape.payment_status,
    fulfillment_status: OrderResource.shape.fulfillment_status,
    email: z.string(),
    items: z.array(
      OrderItemResource.pick({
        product_id: true,
        sku: true,
        options: true,
        quantity: true,
        unit_price: true,
        line_total: true,
        discount: true,
        fulfilled: true,
        cancelled: true,
        returned: true,
      }).extend({ title: z.string() }),
    ),
    totals: TotalsResource,
    discounts: OrderResource.shape.discounts,
    shipping_address: AddressResource.nullable(),
    billing_address: AddressResource.nullable(),
    shipping_rate: z.object({ name: z.string(), price: amount }).nullable(),
    payment: z
      .object({ provider: z.string(), state: z.enum(paymentStates), instructions: z.string().nullable() })
      .nullable(),
    fulfillments: z.array(BuyersFulfillment),
    /** What the shop wrote to the buyer. */
    notes: z.array(z.object({ text: z.string(), at: timestamp })),
    note: z.string().nullable(),
    placed_at: timestamp,
  })
  .meta({ id: 'BuyersOrder' })
export type BuyersOrder = z.infer<typeof BuyersOrder>

export const PlacedOrder = z.object({ order: BuyersOrder, token: z.string() }).meta({ id: 'PlacedOrder' })
