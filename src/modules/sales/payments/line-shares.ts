import type { LockedOrder, OrderLine } from '#modules/sales/orders/index.ts'
import { refundShare, toMinor } from '#modules/sales/pricing/index.ts'

/**
 * What units of lines came to, to the last hundredth: parts of a line, however they are taken, add up to the line. Units whose
 * money is back already come to nothing.
 */
export function sharesOf(
  { currency, prices_include_tax: pricesIncludeTax }: LockedOrder,
  units: readonly { line: OrderLine; quantity: number }[],
): { order_item_id: number; quantity: number; amount: bigint }[] {
  return units.map(({ line, quantity }) => {
    const unitsBefore = Math.min(line.quantity, line.cancelled + line.refunded)
    const counted = Math.min(quantity, line.quantity - unitsBefore)
    if (counted === 0) return { order_item_id: line.id, quantity, amount: 0n }
    const stored = {
      unitPrice: toMinor(line.unit_price),
      quantity: line.quantity,
      discount: toMinor(line.discount),
      tax: toMinor(line.tax),
    }
    const { amount } = refundShare(stored, counted, { currency, pricesIncludeTax, unitsBefore })
    return { order_item_id: line.id, quantity, amount }
  })
}
