import { SoukError } from '@souk/client'
import { type OwnAddress, ownCalls } from '../account/account-api.ts'
import { introduce } from '../account/introduce.ts'
import { type Cart, cartCalls } from '../buying/cart-api.ts'
import { cartKeyOf, forgetCart } from '../buying/cart-cookie.ts'
import { type OwnCart, readOwnCart } from '../buying/own-cart.ts'
import type { Page, Show } from '../page.ts'
import { redirect } from '../respond.tsx'
import { isFailure, type Visit } from '../visit.ts'
import { type Changed, changeCodes, isAboutCodes } from './change-codes.ts'
import { fieldsOf, valuesOf } from './checkout-form.ts'
import { type Checkout, checkoutPage } from './checkout-page.tsx'
import { lastAttempt } from './last-attempt.ts'
import { placeOrder } from './place-order.ts'
import { type Saved, saveCheckout } from './save-checkout.ts'

export const showCheckout: Show = async (visit) => {
  const own = await readOwnCart(visit)
  if (own === undefined || own.cart.items.length === 0) return redirect(visit.path('cart'))
  const cart = await introduce(own.cart, own.calls, ownCalls(visit))
  const checkout = await checkoutOf(visit, { ...own, cart })
  return checkoutPage(visit, { ...checkout, notice: lastAttempt(visit, cart) })
}

/** The form of the checkout was sent: to look what it costs, to save it, or to order. */
export const sendCheckout: Show = async (visit) => {
  const own = await readOwnCart(visit)
  if (own === undefined) return orderAgain(visit)
  if (own.cart.items.length === 0) return redirect(visit.path('cart'))
  try {
    return await act(visit, own)
  } catch (error) {
    // The same form, sent a moment before, has closed the cart in between.
    if (error instanceof SoukError && error.code === 'cart_closed') return orderAgain(visit)
    throw error
  }
}

async function act(visit: Visit, own: OwnCart): Promise<Page | Response> {
  const wish = visit.form.get('do') ?? 'save'
  if (wish === 'country') return checkoutPage(visit, await checkoutOf(visit, own))
  if (wish === 'address') return checkoutPage(visit, await atOwnAddress(visit, own))
  const { refusal, ...present }: Changed = wish === 'look' ? own : await changeCodes(visit, own, wish)
  const saved = await saveCheckout(present, valuesOf(visit, own.cart), visit.words)
  const hasErrors = Object.keys(saved.errors).length > 0
  const checkout = await checkoutOf(visit, present, saved)
  if (refusal !== undefined)
    return checkoutPage(visit, { ...checkout, errors: { code: refusal.sentence } }, refusal.status)
  if (wish === 'look' || isAboutCodes(wish)) return checkoutPage(visit, { ...checkout, errors: {} })
  if (hasErrors) return checkoutPage(visit, checkout, 422)
  return wish === 'order' ? placeOrder(visit, own.calls, checkout) : redirect(`${visit.path('checkout')}#delivery`)
}

/** One of the buyer's own addresses takes the place of what is written. */
async function atOwnAddress(visit: Visit, own: OwnCart): Promise<Checkout> {
  const chosen = (await ownAddresses(visit)).find(({ id }) => String(id) === visit.form.get('own_address'))
  const written = valuesOf(visit, own.cart)
  const values = chosen === undefined ? written : { ...written, ...fieldsOf('shipping', chosen, chosen.country) }
  const saved = await saveCheckout(own, values, visit.words)
  return { ...(await checkoutOf(visit, own, saved)), values, errors: {} }
}

/** None where nobody is signed in, or not any more. */
async function ownAddresses(visit: Visit): Promise<OwnAddress[]> {
  try {
    return (await ownCalls(visit)?.addresses()) ?? []
  } catch (error) {
    if (isFailure(error, 401)) return []
    throw error
  }
}

async function checkoutOf(visit: Visit, { cart, calls }: OwnCart, saved?: Saved): Promise<Checkout> {
  const [rates, methods, addresses] = await Promise.all([
    saved?.rates ?? calls.rates(),
    calls.methods(),
    ownAddresses(visit),
  ])
  const present: Cart = saved?.cart ?? cart
  const values = valuesOf(visit, present)
  return { cart: present, rates, methods, addresses, values, errors: saved?.errors ?? {} }
}

/** Who sends the form twice gets the order that the first one made. */
async function orderAgain(visit: Visit): Promise<Page | Response> {
  const key = cartKeyOf(visit)
  const expected = visit.form.get('expected_total')
  if (key === undefined || expected === null) return redirect(visit.path('cart'))
  try {
    const { token } = await cartCalls(visit, key).order(expected)
    return redirect(visit.path('orders', token), 303, forgetCart(visit))
  } catch (error) {
    if (isFailure(error, 404) || isFailure(error, 409) || isFailure(error, 422)) return redirect(visit.path('cart'))
    throw error
  }
}
