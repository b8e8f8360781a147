import { countryName } from '#platform/geography/countries.ts'
import type { Problem } from './carts.schemas.ts'
import type { PricedContent } from './price-content.ts'
import type { CartContent, CartItemContent } from './read-cart.ts'

/** What keeps a cart from being ordered, and what its buyer should know before: a sentence each. Nothing is changed silently. */
export function problemsOf(content: CartContent, priced: PricedContent): Problem[] {
  return [
    ...content.items.flatMap(problemsOfItem),
    ...(content.shop.status === 'paused'
      ? [problem('shop_paused', 'The shop takes no orders at the moment. Your cart is kept.')]
      : []),
    ...(content.email === null ? [problem('email_missing', 'Tell us the address to write to about the order.')] : []),
    ...(priced.needsShipping ? problemsOfShipping(content, priced) : []),
    ...priced.refusals.map(({ code, ...refusal }) => ({
      code: 'code_unusable' as const,
      ...refusal,
      entered_code: code,
    })),
  ]
}

function problemsOfItem({ product_id, title, price, seen_price, quantity, to_be_had }: CartItemContent): Problem[] {
  const of = (code: Problem['code'], message: string) => [{ code, message, product_id }]
  if (price === null) return of('unpublished', `'${title}' is not sold here any more.`)
  const left = to_be_had ?? 0
  return [
    ...(left === 0 ? of('sold_out', `'${title}' is sold out.`) : []),
    ...(left > 0 && left < quantity ? of('not_enough_stock', `Only ${left} of '${title}' can be had.`) : []),
    ...(price === seen_price
      ? []
      : of('price_changed', `'${title}' costs ${price} by now; it was ${seen_price} when you chose it.`)),
  ]
}

function problemsOfShipping(content: CartContent, { isServed, rate }: PricedContent): Problem[] {
  const { shipping_address: address } = content
  if (address === null) return [problem('address_missing', 'Tell us where to send it.')]
  if (!isServed)
    return [problem('country_not_served', `The shop does not send anything to ${countryName(address.country)}.`)]
  return rate === undefined ? [problem('shipping_missing', 'Choose how it is sent.')] : []
}

const problem = (code: Problem['code'], message: string): Problem => ({ code, message })
