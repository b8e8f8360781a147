import { type Cart, cartCalls } from '../buying/cart-api.ts'
import { type CartKey, cartKeyOf, keepCart } from '../buying/cart-cookie.ts'
import { countOf } from '../buying/own-cart.ts'
import { isFailure, type Visit } from '../visit.ts'
import { buyerCalls } from './account-api.ts'
import { buyerTokenOf, forgetBuyer } from './buyer-cookie.ts'
import { introduce } from './introduce.ts'

export interface TakenUp {
  cart: Cart | undefined
  cookies: string[]
}

/** The buyer's own cart, with what lies in the one that this browser has. A cart that is being paid stays as it is. */
export async function takeCartUp(
  visit: Visit,
  shown: CartKey | undefined = cartKeyOf(visit),
  buyerToken: string | undefined = buyerTokenOf(visit),
): Promise<TakenUp> {
  if (buyerToken === undefined) return { cart: undefined, cookies: [] }
  try {
    const calls = buyerCalls(visit, buyerToken)
    const { cart: joined, token = null } = await calls.joinCart(shown?.token)
    const key = { id: joined.id, token: token ?? shown?.token ?? '' }
    const cart = await introduce(joined, cartCalls(visit, key), calls)
    return { cart, cookies: keepCart(visit, key, countOf(cart)) }
  } catch (error) {
    if (isFailure(error, 409)) return { cart: undefined, cookies: [] }
    // Signed out from elsewhere: what lies in the cart of this browser stays there.
    if (isFailure(error, 401))
      return {
        cart: undefined,
        cookies: [forgetBuyer(visit), ...(shown === undefined ? [] : keepCart(visit, shown, 0))],
      }
    throw error
  }
}
