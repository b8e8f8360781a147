import { isSignedIn } from '../account/buyer-cookie.ts'
import { takeCartUp } from '../account/take-cart-up.ts'
import type { Page, Show } from '../page.ts'
import { redirect } from '../respond.tsx'
import { isFailure, type Visit } from '../visit.ts'
import { type Cart, openCart } from './cart-api.ts'
import { cartKeyOf, countCookie, forgetCart, keepCart } from './cart-cookie.ts'
import { cartPage } from './cart-page.tsx'
import { countOf, readOwnCart } from './own-cart.ts'
import { refusalIn } from './refusal.ts'

const most = 999

/** Puts some more of a product into the cart, and opens one where there is none. */
export const addItem: Show = async (visit) => {
  const productId = wholeNumber(visit.form.get('product_id'))
  const more = wholeNumber(visit.form.get('quantity') ?? '1')
  if (productId === undefined || more === undefined || more === 0) return redirect(visit.path('cart'))
  const own = await readOwnCart(visit)
  return changed(visit, own?.cart, async () => {
    if (own === undefined) {
      const { cart, token } = await openCart(visit, [{ product_id: productId, quantity: more }])
      if (isSignedIn(visit)) return (await takeCartUp(visit, { id: cart.id, token })).cookies
      return keepCart(visit, { id: cart.id, token }, countOf(cart))
    }
    const before = own.cart.items.find(({ product_id }) => product_id === productId)?.quantity ?? 0
    return keep(visit, await own.calls.put(productId, Math.min(before + more, most)))
  })
}

/** As many of a product as the form says; none takes it out. */
export const setItem: Show = async (visit, { product = '' }) => {
  const productId = wholeNumber(product)
  const own = await readOwnCart(visit)
  if (own === undefined || productId === undefined) return redirect(visit.path('cart'), 303, forgetCart(visit))
  const quantity = visit.form.has('remove') ? 0 : wholeNumber(visit.form.get('quantity'))
  if (quantity === undefined) return redirect(visit.path('cart'))
  return changed(visit, own.cart, async () =>
    keep(
      visit,
      await (quantity === 0 ? own.calls.remove(productId) : own.calls.put(productId, Math.min(quantity, most))),
    ),
  )
}

/** Leads to the cart; a refusal is shown there with what is in it. */
export async function changed(
  visit: Visit,
  cart: Cart | undefined,
  change: () => Promise<string[]>,
): Promise<Page | Response> {
  try {
    return redirect(visit.path('cart'), 303, await change())
  } catch (error) {
    const refusal = refusalIn(error, visit)
    if (refusal !== undefined) return { ...cartPage(visit, cart, refusal.sentence), status: refusal.status }
    // Ordered meanwhile, in another window maybe.
    if (isFailure(error, 409)) return { ...cartPage(visit, undefined, visit.words.cartGone), status: 409 }
    throw error
  }
}

export function keep(visit: Visit, cart: Cart): string[] {
  const key = cartKeyOf(visit)
  return key === undefined ? [countCookie(visit, countOf(cart))] : keepCart(visit, key, countOf(cart))
}

function wholeNumber(text: string | null): number | undefined {
  return /^\d{1,15}$/.test(text ?? '') ? Number(text) : undefined
}
