import { allocate } from './allocate.ts'
import { halfUp, least, million, sum, toMillionths } from './money.ts'
import type { Promotion } from './priced-cart.ts'

/** A line of a cart, or its shipping. */
export interface Charge {
  key: number | 'shipping'
  quantity: number
  full: bigint
  /** What discounts have left of it. */
  amount: bigint
  taxClass: string
}

/** What one promotion takes away from each charge, in their order. */
export interface Discount {
  promotion: Promotion
  amounts: bigint[]
}

type OfItems = Exclude<Promotion, { kind: 'free_shipping' }>

/** First what is on the lines, then what is on the order, then free shipping; none takes more than is there. */
export function discountsOf(charges: readonly Charge[], promotions: readonly Promotion[]): Discount[] {
  const onLine = discountEachLine(charges, promotions.filter(isOn('line')))
  const onOrder = discountOrder(less(charges, onLine), promotions.filter(isOn('order')))
  return [...onLine, ...onOrder, ...freeShipping(charges, promotions)]
}

/** What discounts leave. */
export const less = (charges: readonly Charge[], discounts: readonly Discount[]): Charge[] =>
  charges.map((charge, at) => ({
    ...charge,
    amount: charge.amount - sum(discounts.map((one) => one.amounts[at] ?? 0n)),
  }))

export const isFor = ({ lineKeys }: Promotion, { key }: Pick<Charge, 'key'>): boolean =>
  key !== 'shipping' && (lineKeys?.includes(key) ?? true)

const isOn =
  (level: 'line' | 'order') =>
  (promotion: Promotion): promotion is OfItems =>
    promotion.kind !== 'free_shipping' && promotion.on === level

/** Rounded once per line, however many promotions are on it; each is then given its part. */
function discountEachLine(charges: readonly Charge[], promotions: readonly OfItems[]): Discount[] {
  const parts = charges.map((charge) => {
    const wanted = promotions.map((promotion) => (isFor(promotion, charge) ? inMillionths(promotion, charge) : 0n))
    return allocate(least(halfUp(sum(wanted), million), charge.amount), wanted)
  })
  return promotions.map((promotion, nth) => ({ promotion, amounts: parts.map((part) => part[nth] ?? 0n) }))
}

function inMillionths(promotion: OfItems, { quantity, amount }: Charge): bigint {
  if (promotion.kind === 'percent') return amount * toMillionths(promotion.percent)
  return promotion.amount * BigInt(quantity) * million
}

/** Each is computed once, all from the same amounts, so that two of 10 % make 20 %; it takes what those before it leave. */
function discountOrder(charges: readonly Charge[], promotions: readonly OfItems[]): Discount[] {
  const discounts: Discount[] = []
  for (const promotion of promotions) {
    const base = sum(eligibleAmounts(charges, promotion))
    const left = eligibleAmounts(less(charges, discounts), promotion)
    const wanted =
      promotion.kind === 'percent' ? halfUp(base * toMillionths(promotion.percent), million) : promotion.amount
    discounts.push({ promotion, amounts: allocate(least(wanted, sum(left)), left) })
  }
  return discounts
}

const eligibleAmounts = (charges: readonly Charge[], promotion: Promotion) =>
  charges.map((charge) => (isFor(promotion, charge) ? charge.amount : 0n))

function freeShipping(charges: readonly Charge[], promotions: readonly Promotion[]): Discount[] {
  const promotion = promotions.find(({ kind }) => kind === 'free_shipping')
  if (promotion === undefined) return []
  return [{ promotion, amounts: charges.map(({ key, amount }) => (key === 'shipping' ? amount : 0n)) }]
}
