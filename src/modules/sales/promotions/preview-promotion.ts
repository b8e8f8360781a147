import { sql } from 'kysely'
import { type PricedCart, priceCart, toDecimal, toMinor } from '#modules/sales/pricing/index.ts'
import type { TenantTx } from '#platform/database/transactions.ts'
import { productsIn, toPriced } from './promotion-content.ts'
import type { CreatePromotionRequest, PromotionPreview, PromotionTerms } from './promotions.schemas.ts'
import { requireSound } from './require-sound.ts'

const mostOrders = 5_000
/** So many are read and priced at a time: in between others have their turn. */
const pageSize = 500

interface PastOrder {
  buyer: string | null
  currency: string
  lines: { product_id: number; quantity: number; unit_price: string }[]
  shipping: string | null
  /** Those of its products that the promotion is for. */
  product_ids: number[] | null
}

type Previewed = Omit<CreatePromotionRequest, 'user_id'>

/**
 * What a promotion would have taken off the orders of the last 30 days: off their prices at the time, had it been the only one,
 * had everybody entered its code, and within its limits. Cancelled orders cost nothing.
 */
export async function previewPromotion(tx: TenantTx, { name: _, ...terms }: Previewed): Promise<PromotionPreview> {
  await requireSound(tx, { ...terms, enabled: false })
  const newestFirst: { buyer: string | null; amount: bigint }[] = []
  let isLast = false
  while (!isLast && newestFirst.length < mostOrders) {
    const orders = await readOrders(tx, terms, newestFirst.length)
    newestFirst.push(...orders.map((order) => ({ buyer: order.buyer, amount: takenOff(order, terms) })))
    isLast = orders.length < pageSize
  }
  const amounts = withinLimits(newestFirst.toReversed(), terms)
  return {
    orders: amounts.length,
    discount: toDecimal(amounts.reduce((sum, amount) => sum + amount, 0n)),
    looked_at: newestFirst.length,
    complete: isLast,
  }
}

/** What is ordered meanwhile lies behind the transaction's begin, and shifts no page. */
async function readOrders(tx: TenantTx, terms: PromotionTerms, offset: number): Promise<PastOrder[]> {
  const inOrder =
    'SELECT product_id FROM order_items WHERE order_items.user_id = orders.user_id AND order_id = orders.id'
  const { rows } = await sql<PastOrder>`
    SELECT fold_address(orders.email) AS buyer, coalesce(orders.currency, shops.currency) AS currency,
      (SELECT json_agg(json_build_object('product_id', product_id, 'quantity', quantity, 'unit_price', unit_price::text))
        FROM order_items WHERE order_items.user_id = orders.user_id AND order_id = orders.id) AS lines,
      (SELECT price::text FROM order_charges
        WHERE order_charges.user_id = orders.user_id AND order_id = orders.id AND order_charges.kind = 'shipping') AS shipping,
      ${sql.raw(productsIn(inOrder))} AS product_ids
    FROM orders JOIN shops USING (user_id),
      (SELECT ${tx.userId}::bigint AS user_id, ${[...terms.listing_ids]}::bigint[] AS listing_ids,
        ${[...terms.category_ids]}::bigint[] AS category_ids) AS promotions
    WHERE orders.user_id = ${tx.userId} AND orders.status <> 'cancelled' AND orders.created_at > now() - interval '30 days'
      AND orders.created_at <= now()
    ORDER BY orders.created_at DESC, orders.id DESC LIMIT ${sql.lit(pageSize)} OFFSET ${offset}`.execute(tx)
  return rows
}

/** By the one function of prices; tax takes no part in a discount. */
function takenOff({ currency, lines, shipping, product_ids }: PastOrder, terms: PromotionTerms): bigint {
  const cart: PricedCart = {
    currency,
    pricesIncludeTax: true,
    lines: lines.map(({ product_id, quantity, unit_price }) => ({
      key: product_id,
      unitPrice: toMinor(unit_price),
      quantity,
      taxClass: 'standard',
    })),
    promotions: [toPriced({ ...terms, id: 1, name: 'Preview', product_ids })],
    shipping: shipping === null ? undefined : { price: toMinor(shipping), taxClass: 'standard' },
    taxRates: [],
  }
  return priceCart(cart).totals.discount
}

function withinLimits(
  oldestFirst: readonly { buyer: string | null; amount: bigint }[],
  { usage_limit, per_buyer_limit }: PromotionTerms,
): bigint[] {
  const usedBy = new Map<string, number>()
  const allowed = oldestFirst.filter(({ buyer, amount }) => {
    if (amount === 0n) return false
    const used = 1 + (usedBy.get(buyer ?? '') ?? 0)
    if (buyer !== null) usedBy.set(buyer, used)
    return used <= (per_buyer_limit ?? used)
  })
  return allowed.slice(0, usage_limit ?? undefined).map(({ amount }) => amount)
}
