import { z } from 'zod'
import { lineUnits } from '#modules/sales/payments/index.ts'
import { timestamp, trimmedText } from '#platform/http/fields.ts'

/** A link that a buyer can follow: of the web, and nothing that a browser would run. */
const webAddress = trimmedText({ max: 2_000 }).refine(
  (text) => /^https?:\/\/[^\s/]+/i.test(text) && URL.canParse(text),
  {
    error: 'The :field field must be a web address such as "https://example.com/parcel/1".',
  },
)

const tracking = {
  carrier: trimmedText({ max: 100 }).nullish(),
  tracking_number: trimmedText({ max: 100 }).nullish(),
  tracking_url: webAddress.nullish(),
}

export const CreateFulfillmentRequest = z
  .strictObject({
    /** All that is left to send, where it is left out. */
    items: z.array(lineUnits).min(1).max(2_000).optional(),
    ...tracking,
  })
  .meta({ id: 'CreateFulfillmentRequest' })
export type CreateFulfillmentRequest = z.infer<typeof CreateFulfillmentRequest>

export const ShipRequest = z.strictObject(tracking).meta({ id: 'ShipFulfillmentRequest' })
export type ShipRequest = z.infer<typeof ShipRequest>

export const fulfillmentStates = ['pending', 'shipped', 'delivered', 'cancelled'] as const

export const FulfillmentResource = z
  .object({
    id: z.int(),
    user_id: z.int(),
    order_id: z.int(),
    state: z.enum(fulfillmentStates),
    carrier: z.string().nullable(),
    tracking_number: z.string().nullable(),
    tracking_url: z.string().nullable(),
    items: z.array(z.object({ order_item_id: z.int(), product_name: z.string(), quantity: z.int() })),
    shipped_at: timestamp.nullable(),
    delivered_at: timestamp.nullable(),
    created_at: timestamp,
    updated_at: timestamp,
  })
  .meta({ id: 'Fulfillment' })
export type FulfillmentResource = z.infer<typeof FulfillmentResource>
