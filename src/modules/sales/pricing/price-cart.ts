import { smallestAmount } from '#platform/money/currencies.ts'
import { type Charge, type Discount, discountsOf, isFor, less } from './discounts.ts'
import { sum } from './money.ts'
import type { CartPrice, LinePrice, PricedCart, PricedLine, Promotion, ShippingPrice } from './priced-cart.ts'
import { type TaxedCharge, taxPerRate } from './tax-per-rate.ts'
import { inHundredths, inUnits } from './whole-units.ts'

/**
 * What a cart costs: of its content, rates and promotions, and never of how it came about. No amount is negative, lines and
 * shipping add up to the totals, and total = items - discount + shipping, and + tax where prices do not include it.
 */
export function priceCart(cart: PricedCart): CartPrice {
  const unit = smallestAmount(cart.currency)
  const counted = inUnits(cart, unit)
  const ordered = { ...counted, lines: byKey(counted.lines), promotions: byKey(counted.promotions) }
  const prices = choicesOf(ordered).map((promotions) => priceWith(promotions, ordered))
  const best = prices.reduce((one, other) => (other.totals.total < one.totals.total ? other : one))
  return inHundredths({ ...best, lines: inOrderOf(cart.lines, best.lines) }, unit)
}

/** What the bounds of shipping rates are held against. It knows no shipping: no rate decides whether it may be chosen. */
export function totalAfterDiscounts(cart: PricedCart): bigint {
  const { items, discount } = priceCart({ ...cart, shipping: undefined }).totals
  return items - discount
}

/** All that combine, together; or any one alone. The buyer gets the best of them. */
function choicesOf(cart: PricedCart): Promotion[][] {
  const charges = chargesOf({ ...cart, shipping: undefined })
  const items = sum(charges.map(({ amount }) => amount))
  const holding = cart.promotions.filter(
    (promotion) => items >= (promotion.minTotal ?? 0n) && charges.some((charge) => isFor(promotion, charge)),
  )
  return [holding.filter(({ combinable }) => combinable), ...holding.map((one) => [one])]
}

function priceWith(promotions: readonly Promotion[], cart: PricedCart): CartPrice {
  const charges = chargesOf(cart)
  const discounts = discountsOf(charges, promotions)
  const { taxed, taxes } = taxPerRate(less(charges, discounts), cart.taxRates, cart.pricesIncludeTax)
  const lines = taxed.flatMap(linePrice)
  const shipping = taxed.find(({ key }) => key === 'shipping')

  const items = sum(lines.map(({ lineTotal }) => lineTotal))
  const discount = sum(taxed.map(({ full, amount }) => full - amount))
  const tax = sum(taxes.map(({ amount }) => amount))
  const total = items - discount + (shipping?.full ?? 0n) + (cart.pricesIncludeTax ? 0n : tax)
  return {
    lines,
    shipping: shipping && shippingPrice(shipping),
    discounts: discounts.map(discountTaken).filter(({ amount }) => amount > 0n),
    totals: { items, discount, shipping: shipping?.full ?? 0n, tax, total, taxes },
  }
}

/** Line = unit price × quantity; shipping is a line like the others. */
function chargesOf({ lines, shipping }: PricedCart): Charge[] {
  const charge = (key: Charge['key'], quantity: number, full: bigint, taxClass: string): Charge => ({
    key,
    quantity,
    full,
    amount: full,
    taxClass,
  })
  const charges = lines.map((line) =>
    charge(line.key, line.quantity, line.unitPrice * BigInt(line.quantity), line.taxClass),
  )
  return shipping === undefined ? charges : [...charges, charge('shipping', 1, shipping.price, shipping.taxClass)]
}

const linePrice = ({ key, full, amount, tax, taxRate }: TaxedCharge): LinePrice[] =>
  key === 'shipping' ? [] : [{ key, lineTotal: full, discount: full - amount, tax, taxRate }]

const shippingPrice = ({ full, amount, tax, taxRate }: TaxedCharge): ShippingPrice => ({
  price: full,
  discount: full - amount,
  tax,
  taxRate,
})

const discountTaken = ({ promotion: { key, name }, amounts }: Discount) => ({ key, name, amount: sum(amounts) })

/** Whatever comes out even is decided by keys, so that no sum depends on the order in which a cart was filled. */
const byKey = <T extends { key: number }>(keyed: readonly T[]): T[] =>
  keyed.toSorted((one, other) => one.key - other.key)

function inOrderOf(lines: readonly PricedLine[], prices: readonly LinePrice[]): LinePrice[] {
  const places = new Map(lines.map(({ key }, at) => [key, at]))
  return prices.toSorted((one, other) => (places.get(one.key) ?? 0) - (places.get(other.key) ?? 0))
}
