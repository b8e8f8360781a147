import { isFailure, type Visit } from '../visit.ts'
import { type Cart, type CartCalls, cartCalls } from './cart-api.ts'
import { cartKeyOf } from './cart-cookie.ts'

export interface OwnCart {
  cart: Cart
  calls: CartCalls
}

/** What is paid stays as it is: whoever would change it is led to its payment. */
export class CartIsPaid extends Error {}

/** The visitor's cart, as long as there is one that can still be ordered. */
export async function readOwnCart(visit: Visit): Promise<OwnCart | undefined> {
  const kept = await readKeptCart(visit)
  if (kept?.cart.state === 'paying') throw new CartIsPaid()
  return kept?.cart.state === 'open' ? kept : undefined
}

/** The cart that the visitor's key opens, whatever has become of it. */
export async function readKeptCart(visit: Visit): Promise<OwnCart | undefined> {
  const key = cartKeyOf(visit)
  if (key === undefined) return undefined
  const calls = cartCalls(visit, key)
  try {
    return { cart: await calls.read(), calls }
  } catch (error) {
    if (isFailure(error, 404)) return undefined
    throw error
  }
}

export const countOf = ({ items }: Cart) => items.reduce((sum, { quantity }) => sum + quantity, 0)
