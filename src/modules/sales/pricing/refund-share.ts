import { smallestAmount } from '#platform/money/currencies.ts'
import { halfUp } from './money.ts'
import { inHundredths, inUnits } from './whole-units.ts'

/** A line as it was stored with its order. */
export interface StoredLine {
  unitPrice: bigint
  quantity: number
  discount: bigint
  tax: bigint
}

export interface RefundShare {
  lineTotal: bigint
  discount: bigint
  tax: bigint
  /** What the buyer paid for these units. */
  amount: bigint
}

interface Refunded {
  currency: string
  pricesIncludeTax: boolean
  /** Units of the line that were refunded or cancelled before. */
  unitsBefore: number
}

/**
 * What further units of a line come to. Rounded is what all units up to these come to, so that parts, in whatever sizes and
 * order, add up to exactly the line, and no part is negative.
 */
export function refundShare(
  line: StoredLine,
  units: number,
  { currency, pricesIncludeTax, unitsBefore }: Refunded,
): RefundShare {
  const unitsAfter = unitsBefore + units
  if (unitsBefore < 0 || units < 1 || unitsAfter > line.quantity) {
    throw new RangeError(`${units} units after ${unitsBefore} are no part of ${line.quantity}.`)
  }
  const smallest = smallestAmount(currency)
  const counted = inUnits(line, smallest)
  const before = shareOfFirst(unitsBefore, counted)
  const after = shareOfFirst(unitsAfter, counted)
  const lineTotal = after.lineTotal - before.lineTotal
  const discount = after.discount - before.discount
  const tax = after.tax - before.tax
  const amount = lineTotal - discount + (pricesIncludeTax ? 0n : tax)
  return inHundredths({ lineTotal, discount, tax, amount }, smallest)
}

/** The tax goes with what is left after the discount, and not with the units: so it is never more than that. */
function shareOfFirst(units: number, { unitPrice, quantity, discount, tax }: StoredLine) {
  const lineTotal = unitPrice * BigInt(units)
  const discounted = halfUp(discount * BigInt(units), BigInt(quantity))
  const left = unitPrice * BigInt(quantity) - discount
  const taxed = left === 0n ? 0n : halfUp(tax * (lineTotal - discounted), left)
  return { lineTotal, discount: discounted, tax: taxed }
}
