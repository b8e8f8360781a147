import { toDecimal } from '#modules/sales/pricing/index.ts'
import { redemptionsOf } from '#modules/sales/promotions/index.ts'
import type { OrderableCart } from './orderable-cart.ts'

/**
 * All that an order of the storefront is written from, with every sum as text of two decimals. A payment keeps it: whoever pays
 * gets what they saw, whatever it costs by the time the money is there.
 */
export type Quote = ReturnType<typeof quoteOf>

export function quoteOf({ content, priced, total }: OrderableCart) {
  const { totals, lines, shipping, discounts } = priced.price
  const { rate } = priced
  return {
    order: {
      total_price: total,
      email: content.email,
      currency: content.shop.currency,
      items_total: toDecimal(totals.items),
      discount_total: toDecimal(totals.discount),
      shipping_total: toDecimal(totals.shipping),
      tax_total: toDecimal(totals.tax),
      prices_include_tax: content.shop.pricesIncludeTax,
      shipping_address: content.shipping_address,
      billing_address: content.billing_address,
      note: content.note,
    },
    items: content.items.map(({ product_id, quantity, title, price, seen_price }, at) => ({
      product_id,
      quantity,
      title,
      unit_price: price ?? seen_price,
      discount: toDecimal(lines[at]?.discount ?? 0n),
      tax: toDecimal(lines[at]?.tax ?? 0n),
      tax_rate: lines[at]?.taxRate ?? '0',
    })),
    taxes: totals.taxes.map((tax) => ({ ...tax, base: toDecimal(tax.base), amount: toDecimal(tax.amount) })),
    charges:
      shipping === undefined || rate === undefined
        ? []
        : [
            {
              name: rate.name,
              price: toDecimal(shipping.price),
              discount: toDecimal(shipping.discount),
              tax: toDecimal(shipping.tax),
              tax_rate: shipping.taxRate,
            },
          ],
    redemptions: redemptionsOf(priced.price, content.email ?? ''),
    discounts: discounts.map(({ name, amount }) => ({ name, amount: toDecimal(amount) })),
  }
}
