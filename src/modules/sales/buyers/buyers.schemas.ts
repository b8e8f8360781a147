import { z } from 'zod'
import { Metadata } from '#modules/catalogue/products/index.ts'
import { locale } from '#modules/catalogue/shops/index.ts'
import { NewPassword, presentPassword } from '#modules/identity/accounts/index.ts'
import { OrderResource } from '#modules/sales/orders/index.ts'
import { amount, text, timestamp, trimmedText } from '#platform/http/fields.ts'
import { mailAddress } from '#platform/mail/mail-address.ts'

const name = trimmedText({ min: 1, max: 255 })
const mailedToken = text({ min: 1, max: 255 })

export const RegisterBuyerRequest = z
  .strictObject({
    name,
    email: mailAddress,
    password: NewPassword,
    locale: locale.optional(),
    /** Whether the shop may write about more than orders. */
    marketing_consent: z.boolean().default(false),
  })
  .meta({ id: 'RegisterBuyerRequest' })
export type RegisterBuyerRequest = z.infer<typeof RegisterBuyerRequest>

export const OpenBuyerSessionRequest = z
  .strictObject({ email: text({ min: 1, max: 255 }), password: presentPassword })
  .meta({ id: 'OpenBuyerSessionRequest' })
export type OpenBuyerSessionRequest = z.infer<typeof OpenBuyerSessionRequest>

export const UpdateBuyerRequest = z
  .strictObject({
    name,
    /** It becomes the account's when it was proved: a token is mailed there. */
    email: mailAddress,
    password: NewPassword,
    /** Asked for when the address or the password changes. */
    current_password: presentPassword,
    locale: locale.nullable(),
    marketing_consent: z.boolean(),
  })
  .partial()
  .refine((changes) => Object.keys(changes).some((field) => field !== 'current_password'), {
    error: 'At least one field is required.',
  })
  .meta({ id: 'UpdateBuyerRequest' })
export type UpdateBuyerRequest = z.infer<typeof UpdateBuyerRequest>

export const ForgotBuyerPasswordRequest = z
  .strictObject({ email: mailAddress })
  .meta({ id: 'ForgotBuyerPasswordRequest' })
export const ResetBuyerPasswordRequest = z
  .strictObject({ token: mailedToken, password: NewPassword })
  .meta({ id: 'ResetBuyerPasswordRequest' })
export type ResetBuyerPasswordRequest = z.infer<typeof ResetBuyerPasswordRequest>
export const VerifyBuyerRequest = z.strictObject({ token: mailedToken }).meta({ id: 'VerifyBuyerRequest' })

export const BuyerResource = z
  .object({
    id: z.int(),
    name: z.string(),
    email: z.string(),
    /** When the buyer was found to read the mails of that address. */
    verified_at: timestamp.nullable(),
    locale: z.string().nullable(),
    marketing_consent: z.boolean(),
    /** Where that was said last, such as `registration` or `account`, and when. */
    marketing_source: z.string().nullable(),
    marketing_at: timestamp.nullable(),
    created_at: timestamp,
  })
  .meta({ id: 'Buyer' })
export type BuyerResource = z.infer<typeof BuyerResource>

/** The token is shown this once: it goes into `Authorization: Bearer` from then on. */
export const BuyerSession = z.object({ buyer: BuyerResource, token: z.string() }).meta({ id: 'BuyerSession' })
export type BuyerSession = z.infer<typeof BuyerSession>

const { status, payment_status, fulfillment_status } = OrderResource.shape

const ordered = {
  number: z.int(),
  status,
  payment_status,
  fulfillment_status,
  total_price: amount,
  currency: z.string(),
  placed_at: timestamp,
}

/** An order in a buyer's list; the token opens its page. */
export const OrderOfBuyer = z.object({ ...ordered, token: z.string() }).meta({ id: 'OrderOfBuyer' })

export const UpdateShopBuyerRequest = z.strictObject({ metadata: Metadata }).meta({ id: 'UpdateShopBuyerRequest' })
export type UpdateShopBuyerRequest = z.infer<typeof UpdateShopBuyerRequest>

/** A buyer as the shop sees them. Of one who was erased nothing is left but the id and the orders. */
export const ShopBuyerResource = z
  .object({
    id: z.int(),
    user_id: z.int(),
    name: z.string().nullable(),
    email: z.string().nullable(),
    verified_at: timestamp.nullable(),
    locale: z.string().nullable(),
    marketing_consent: z.boolean(),
    marketing_source: z.string().nullable(),
    marketing_at: timestamp.nullable(),
    orders_count: z.int(),
    /** Of the shop's own, for its programs: buyers see it where they ask for all that is known of them. */
    metadata: z.record(z.string(), z.unknown()),
    erased_at: timestamp.nullable(),
    created_at: timestamp,
  })
  .meta({ id: 'ShopBuyer' })
export type ShopBuyerResource = z.infer<typeof ShopBuyerResource>

export const ShopBuyerStory = ShopBuyerResource.extend({
  /** The newest hundred. */
  orders: z.array(z.object({ id: z.int(), ...ordered })),
}).meta({ id: 'ShopBuyerStory' })
export type ShopBuyerStory = z.infer<typeof ShopBuyerStory>
