import { z } from 'zod'
import { aboutCart, CartResource, wantedItems } from '#modules/sales/carts/index.ts'
import { amount, timestamp } from '#platform/http/fields.ts'

/** What the buyer has said, as far as it is known; they fill in the rest. */
export const OpenDraftRequest = aboutCart
  .extend({ items: wantedItems.min(1), user_id: z.int().min(1).optional() })
  .meta({ id: 'OpenDraftRequest' })

/** `url` is the address for the buyer. It holds the cart's token, which goes into `X-Cart-Token`. */
export const OpenedDraft = z
  .object({ cart: CartResource, token: z.string(), url: z.string() })
  .meta({ id: 'OpenedDraft' })

export const draftStates = ['open', 'paying', 'completed', 'expired'] as const

const DraftItem = z
  .object({ product_id: z.int(), title: z.string(), options: z.record(z.string(), z.string()), quantity: z.int() })
  .meta({ id: 'DraftItem' })

/** A cart that was made for a buyer, as its shop lists it. */
export const DraftResource = z
  .object({
    id: z.int(),
    user_id: z.int(),
    state: z.enum(draftStates),
    /** For whom, as far as it is known. Forgotten once it has expired. */
    email: z.string().nullable(),
    name: z.string().nullable(),
    items: z.array(DraftItem),
    /** What the items came to when they were put in, before discounts, shipping and tax. */
    items_total: amount,
    currency: z.string(),
    /** What became of it. */
    order: z.object({ id: z.int(), number: z.int() }).nullable(),
    /** The address for the buyer, which holds the cart's token; null once it leads nowhere, or where it was told only once. */
    url: z.string().nullable(),
    expires_at: timestamp,
    created_at: timestamp,
  })
  .meta({ id: 'Draft' })
export type DraftResource = z.infer<typeof DraftResource>

/** What the address is made of, in place of the address. */
export const DraftRow = DraftResource.omit({ url: true }).extend({ slug: z.string(), token_hash: z.string() })
export type DraftRow = z.infer<typeof DraftRow>
