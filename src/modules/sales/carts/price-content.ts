import {
  type CartPrice,
  type PricedCart,
  priceCart,
  shippingRatesFor,
  taxRatesFor,
  toMinor,
  totalAfterDiscounts,
} from '#modules/sales/pricing/index.ts'
import { judgePromotions, type Refusal } from '#modules/sales/promotions/index.ts'
import type { CartContent, CartItemContent, RateContent } from './read-cart.ts'

export interface PricedContent {
  price: CartPrice
  /** The rates that fit the cart where it goes. */
  rates: RateContent[]
  /** The one that is chosen, where it fits still. */
  rate: RateContent | undefined
  needsShipping: boolean
  /** Where it goes is served at all. */
  isServed: boolean
  /** Codes that do nothing here. */
  refusals: Refusal[]
}

/** What is no longer to be had is counted at the price that it had: such a cart is not ordered anyway. */
export const unitPriceOf = ({ price, seen_price }: CartItemContent) => price ?? seen_price

/** A cart's price by the one function of prices, from its content alone. */
export function priceContent(content: CartContent): PricedContent {
  const { items, shop } = content
  const place = placeOf(content)
  const needsShipping = items.some(({ needs_shipping }) => needs_shipping !== false)
  const lines = items.map((item) => ({
    key: item.product_id,
    unitPrice: toMinor(unitPriceOf(item)),
    quantity: item.quantity,
    taxClass: item.tax_class ?? 'standard',
  }))
  const { promotions, refusals } = judgePromotions(content.promotions, {
    productIds: lines.map(({ key }) => key),
    total: lines.reduce((sum, { unitPrice, quantity }) => sum + unitPrice * BigInt(quantity), 0n),
  })
  const cart: PricedCart = {
    currency: shop.currency,
    pricesIncludeTax: shop.pricesIncludeTax,
    lines,
    promotions,
    taxRates: taxRatesFor(
      content.taxes.map(({ tax_class: taxClass, ...rate }) => ({ ...rate, taxClass })),
      place,
    ),
  }
  const served = content.rates.filter(({ countries }) => countries.includes(place.country))
  const rates = needsShipping ? fitting(served, content, cart) : []
  const rate = rates.find(({ id }) => id === content.shipping_rate_id)
  const shipping = rate && { price: toMinor(rate.price), taxClass: rate.tax_class }
  return { price: priceCart({ ...cart, shipping }), rates, rate, needsShipping, isServed: served.length > 0, refusals }
}

/** The deciding place: where it is sent, else where the bill goes, else where the shop is. */
function placeOf({ shipping_address, billing_address, shop }: CartContent): { country: string; region?: string } {
  const address = shipping_address ?? billing_address
  if (address === null) return { country: shop.country }
  return { country: address.country, ...(address.region !== undefined && { region: address.region }) }
}

function fitting(rates: readonly RateContent[], { items }: CartContent, cart: PricedCart): RateContent[] {
  const weight = items.reduce(
    (sum, { weight_grams, needs_shipping, quantity }) =>
      sum + (needs_shipping === false ? 0 : (weight_grams ?? 0) * quantity),
    0,
  )
  const bounded = rates.map((rate) => ({
    rate,
    minTotal: bound(rate.min_total),
    maxTotal: bound(rate.max_total),
    minWeight: rate.min_weight,
    maxWeight: rate.max_weight,
  }))
  const parcel = { totalAfterDiscounts: totalAfterDiscounts(cart), weight }
  return shippingRatesFor(bounded, parcel).map(({ rate }) => rate)
}

const bound = (total: string | null) => (total === null ? null : toMinor(total))
