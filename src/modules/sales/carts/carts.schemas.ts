import { z } from 'zod'
import { PictureResource } from '#modules/catalogue/media/index.ts'
import { AddressRequest, AddressResource } from '#modules/sales/addresses/index.ts'
import { amount, id, text, timestamp } from '#platform/http/fields.ts'
import { mailAddress } from '#platform/mail/mail-address.ts'

const quantity = z.int().min(1).max(999)

export const wantedItems = z.array(z.strictObject({ product_id: id, quantity })).max(100)

export const OpenCartRequest = z.strictObject({ items: wantedItems.default([]) }).meta({ id: 'OpenCartRequest' })
export type OpenCartRequest = z.infer<typeof OpenCartRequest>

/** Absolute, so that two quick changes end where the last of them says. */
export const PutItemRequest = z.strictObject({ quantity }).meta({ id: 'PutCartItemRequest' })

/** Who buys, where it goes and how it is sent. */
export const aboutCart = z
  .strictObject({
    email: mailAddress.nullable(),
    shipping_address: AddressRequest.nullable(),
    billing_address: AddressRequest.nullable(),
    shipping_rate_id: id.nullable(),
    note: text({ max: 2_000 }).nullable(),
  })
  .partial()

export const UpdateCartRequest = aboutCart
  .refine((changes) => Object.keys(changes).length > 0, { error: 'At least one field is required.' })
  .meta({ id: 'UpdateCartRequest' })
export type UpdateCartRequest = z.infer<typeof UpdateCartRequest>

const problemCodes = [
  'sold_out',
  'not_enough_stock',
  'price_changed',
  'unpublished',
  'email_missing',
  'address_missing',
  'shipping_missing',
  'country_not_served',
  'code_unusable',
  'shop_paused',
] as const

export const Problem = z
  .object({
    code: z.string().describe(`One of ${problemCodes.join(', ')}; others may come.`),
    message: z.string(),
    product_id: z.int().optional(),
    /** Of `code_unusable`: which one, and why. */
    entered_code: z.string().optional(),
    min_total: amount.optional(),
    reason: z
      .string()
      .optional()
      .describe('One of unknown, not_yet, over, used_up, buyer_limit, below_minimum, nothing_fits; others may come.'),
  })
  .meta({ id: 'CartProblem' })
export type Problem = z.infer<typeof Problem> & { code: (typeof problemCodes)[number] }

export const TotalsResource = z
  .object({
    items: amount,
    discount: amount,
    shipping: amount,
    tax: amount,
    total: amount,
    currency: z.string(),
    /** One per rate; `base` is net. */
    taxes: z.array(z.object({ name: z.string(), rate: z.string(), base: amount, amount })),
  })
  .meta({ id: 'CartTotals' })
export type TotalsResource = z.infer<typeof TotalsResource>

const DiscountResource = z.object({ name: z.string(), code: z.string().nullable(), amount }).meta({ id: 'Discount' })

const CartItem = z
  .object({
    product_id: z.int(),
    title: z.string(),
    options: z.record(z.string(), z.string()),
    sku: z.string().nullable(),
    quantity: z.int(),
    unit_price: amount,
    line_total: amount,
    discount: amount,
    availability: z.enum(['in_stock', 'low_stock', 'sold_out']),
    /** The listing's address, as long as it is published. */
    slug: z.string().nullable(),
    image: PictureResource.nullable(),
  })
  .meta({ id: 'CartItem' })

export const ShippingChoice = z
  .object({ id: z.int(), name: z.string(), price: amount })
  .meta({ id: 'CartShippingRate' })

/** What the buyer does next; null where there is nothing to do. */
export const NextStep = z
  .union([
    z.object({ redirect_url: z.string() }),
    z.object({ client_secret: z.string() }),
    z.object({ instructions: z.string() }),
  ])
  .nullable()

const CartPayment = z
  .object({
    id: z.int(),
    provider: z.string(),
    state: z.string(),
    amount,
    currency: z.string(),
    next: NextStep,
    /** Why it failed, for the buyer to read. */
    failure: z.string().nullable(),
  })
  .meta({ id: 'CartPayment' })

export const CartResource = z
  .object({
    id: z.int(),
    state: z.enum(['open', 'paying', 'completed', 'expired']),
    items: z.array(CartItem),
    /** As they were entered; one that does nothing here is among the problems. */
    codes: z.array(z.string()),
    /** What each promotion takes off. */
    discounts: z.array(DiscountResource),
    email: z.string().nullable(),
    addresses: z.object({ shipping: AddressResource.nullable(), billing: AddressResource.nullable() }),
    shipping_rate: ShippingChoice.nullable(),
    note: z.string().nullable(),
    totals: TotalsResource,
    /** What keeps the cart from being ordered; `price_changed` alone does not. */
    problems: z.array(Problem),
    /** The payment under way, else the last attempt. */
    payment: CartPayment.nullable(),
    /** The shop made it for its buyer. */
    drafted: z.boolean(),
    expires_at: timestamp,
  })
  .meta({ id: 'Cart' })
export type CartResource = z.infer<typeof CartResource>

/** The token opens the cart: it goes into `X-Cart-Token`, and is shown this once. */
export const OpenedCart = z.object({ cart: CartResource, token: z.string() }).meta({ id: 'OpenedCart' })

export const PaymentMethod = z
  .object({
    provider: z.string(),
    name: z.string(),
    /** `later`: the order is placed first, as on an invoice. */
    settles: z.enum(['now', 'later']),
  })
  .meta({ id: 'PaymentMethod' })
