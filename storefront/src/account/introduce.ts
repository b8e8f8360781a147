import type { Address, Cart, CartCalls } from '../buying/cart-api.ts'
import { isFailure } from '../visit.ts'
import type { BuyerCalls } from './account-api.ts'

/** A cart that does not know yet who buys and where it goes is told, so that nobody writes it twice. */
export async function introduce(cart: Cart, calls: CartCalls, buyer: BuyerCalls | undefined): Promise<Cart> {
  const isTold = cart.email !== null && cart.addresses.shipping !== null
  if (isTold || buyer === undefined || cart.state !== 'open') return cart
  try {
    const [{ email }, [newest]] = await Promise.all([buyer.read(), buyer.addresses()])
    const { id: _id, ...address } = newest ?? { id: 0 }
    const goes = cart.addresses.shipping === null && newest !== undefined
    const changes = { ...(cart.email === null && { email }), ...(goes && { shipping_address: address as Address }) }
    return Object.keys(changes).length === 0 ? cart : await calls.change(changes)
  } catch (error) {
    // Signed out from elsewhere.
    if (isFailure(error, 401)) return cart
    throw error
  }
}
