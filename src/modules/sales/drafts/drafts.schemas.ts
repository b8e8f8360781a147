import { z } from 'zod'
import { aboutCart, CartResource, wantedItems } from '#modules/sales/carts/index.ts'

/** What the buyer has said, as far as it is known; they fill in the rest. */
export const OpenDraftRequest = aboutCart
  .extend({ items: wantedItems.min(1), user_id: z.int().min(1).optional() })
  .meta({ id: 'OpenDraftRequest' })

/** `url` is the address for the buyer. It holds the cart's token, which goes into `X-Cart-Token` and is shown this once. */
export const OpenedDraft = z
  .object({ cart: CartResource, token: z.string(), url: z.string() })
  .meta({ id: 'OpenedDraft' })
