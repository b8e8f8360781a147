import { z } from 'zod'
import { amount, id, money, timestamp, trimmedText } from '#platform/http/fields.ts'

export const paymentStates = [
  'created',
  'pending',
  'authorized',
  'captured',
  'partially_refunded',
  'refunded',
  'failed',
  'cancelled',
  'review',
] as const

export const PaymentResource = z
  .object({
    id: z.int(),
    user_id: z.int(),
    order_id: z.int().nullable(),
    provider: z.string(),
    state: z.enum(paymentStates),
    currency: z.string(),
    amount,
    captured: amount,
    refunded: amount,
    /** By which its provider knows it. */
    provider_ref: z.string().nullable(),
    /** Why it failed, is in review or went back. */
    failure: z.string().nullable(),
    /** The currency that came, where it is another one than was asked for. */
    received_currency: z.string().nullable(),
    /** The buyer's bank wants it back. */
    disputed: z.boolean(),
    /** One in review goes back by itself then. */
    review_until: timestamp.nullable(),
    created_at: timestamp,
    updated_at: timestamp,
  })
  .meta({ id: 'Payment' })
export type PaymentResource = z.infer<typeof PaymentResource>

const note = trimmedText({ max: 1_000 }).nullish()

export const RecordPaymentRequest = z.strictObject({ amount: money, note }).meta({ id: 'RecordPaymentRequest' })
export type RecordPaymentRequest = z.infer<typeof RecordPaymentRequest>

export const lineUnits = z.strictObject({ order_item_id: id, quantity: z.int().min(1).max(2_147_483_647) })

export const RefundOrderRequest = z
  .strictObject({
    items: z.array(lineUnits).min(1).max(2_000).optional(),
    /** Of what was paid for shipping. */
    shipping: money.optional(),
    /** Instead of items: any part of what was paid. */
    amount: money.optional(),
    reason: note,
    /** Whether the units go back into stock. */
    restock: z.boolean().default(false),
  })
  .refine(
    ({ items, shipping, amount: asked }) => asked === undefined || (items === undefined && shipping === undefined),
    {
      path: ['amount'],
      error: 'The :field field stands alone: name items and shipping, or an amount.',
    },
  )
  .meta({ id: 'RefundOrderRequest' })
export type RefundOrderRequest = z.infer<typeof RefundOrderRequest>

export const RefundResource = z
  .object({
    id: z.int(),
    user_id: z.int(),
    order_id: z.int(),
    payment_id: z.int(),
    state: z.enum(['requested', 'pending', 'succeeded', 'failed']),
    amount,
    currency: z.string().nullable(),
    reason: z.string().nullable(),
    /** Why its provider refused it. */
    failure: z.string().nullable(),
    restock: z.boolean(),
    by: z.int().nullable(),
    created_at: timestamp,
  })
  .meta({ id: 'Refund' })
export type RefundResource = z.infer<typeof RefundResource>
