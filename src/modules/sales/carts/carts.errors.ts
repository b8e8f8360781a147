import { Failure, notFound, validationFailed } from '#platform/http/failure.ts'
import type { FailureKind } from '#platform/http/failure-kinds.ts'
import type { CartResource } from './carts.schemas.ts'

/** Also for a cart whose token was not shown: its number opens nothing. */
export const cartNotFound = () => notFound('There is no such cart.')

export const productNotFound = () => notFound('There is no such product in this shop.')

export const cartClosedKind: FailureKind = {
  status: 409,
  code: 'cart_closed',
  when: 'The cart is being paid, has its order, or has expired.',
}

export const cartClosed = () =>
  new Failure(cartClosedKind.status, cartClosedKind.code, 'This cart is closed: it is being paid, ordered or expired.')

export const cartChangedKind: FailureKind = {
  status: 409,
  code: 'cart_changed',
  when: 'The cart costs something else than was expected, or cannot be ordered as it is; `data` is the cart of now.',
}

export function cartChanged(cart: CartResource): Failure {
  const [first] = cart.problems.filter(({ code }) => code !== 'price_changed')
  const message = first?.message ?? `The cart comes to ${cart.totals.total} by now.`
  return new Failure(cartChangedKind.status, cartChangedKind.code, message, { data: cart })
}

export const notToBeHad = (field: string, title: string, quantity: number) =>
  validationFailed({
    [field]: [quantity === 0 ? `'${title}' is sold out.` : `Only ${quantity} of '${title}' can be had.`],
  })

export const tooManyLines = () => validationFailed({ items: ['A cart holds at most 100 different products.'] })

export const tooManyCodes = () => validationFailed({ code: ['A cart holds at most 10 codes.'] })

export const rateUnknown = () =>
  validationFailed({ shipping_rate_id: ['The shipping_rate_id field names no rate that fits this cart.'] })

export const cartIsEmpty = () => validationFailed({ items: ['The cart is empty.'] })
