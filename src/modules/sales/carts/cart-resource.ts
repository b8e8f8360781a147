import { type CartPrice, toDecimal } from '#modules/sales/pricing/index.ts'
import { problemsOf } from './cart-problems.ts'
import type { CartResource, TotalsResource } from './carts.schemas.ts'
import { type PricedContent, priceContent, unitPriceOf } from './price-content.ts'
import type { CartContent, CartItemContent } from './read-cart.ts'

const availabilities = ['sold_out', 'low_stock', 'in_stock'] as const

export const toCart = (content: CartContent): CartResource => toPricedCart(content, priceContent(content))

export function toPricedCart(content: CartContent, priced: PricedContent): CartResource {
  const { price, rate } = priced
  return {
    id: content.id,
    state: content.state,
    items: content.items.map((item, at) => toItem(item, price.lines[at])),
    codes: content.promotions.entered.map(({ code }) => code),
    discounts: price.discounts.map(({ key, name, amount }) => ({
      name,
      code: content.promotions.entered.find(({ promotion }) => promotion?.id === key)?.code ?? null,
      amount: toDecimal(amount),
    })),
    email: content.email,
    addresses: { shipping: content.shipping_address, billing: content.billing_address },
    shipping_rate: rate === undefined ? null : { id: rate.id, name: rate.name, price: rate.price },
    note: content.note,
    totals: toTotals(price, content.shop.currency),
    problems: problemsOf(content, priced),
    payment: content.payment,
    drafted: content.drafted,
    expires_at: content.expires_at.toISOString(),
  }
}

function toItem(item: CartItemContent, line: CartPrice['lines'][number] | undefined): CartResource['items'][number] {
  const { product_id, title, seen_options, options, sku, quantity, availability, slug, image, to_be_had } = item
  return {
    product_id,
    title,
    options: options ?? seen_options,
    sku,
    quantity,
    unit_price: unitPriceOf(item),
    line_total: toDecimal(line?.lineTotal ?? 0n),
    discount: toDecimal(line?.discount ?? 0n),
    availability: to_be_had === 0 ? 'sold_out' : (availabilities[availability ?? 0] ?? 'sold_out'),
    slug,
    image,
  }
}

function toTotals({ totals }: CartPrice, currency: string): TotalsResource {
  return {
    items: toDecimal(totals.items),
    discount: toDecimal(totals.discount),
    shipping: toDecimal(totals.shipping),
    tax: toDecimal(totals.tax),
    total: toDecimal(totals.total),
    currency,
    taxes: totals.taxes.map(({ name, rate, base, amount }) => ({
      name,
      rate,
      base: toDecimal(base),
      amount: toDecimal(amount),
    })),
  }
}
