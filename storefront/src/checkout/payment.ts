import { SoukError } from '@souk/client'
import { forgetCart } from '../buying/cart-cookie.ts'
import { type OwnCart, readKeptCart } from '../buying/own-cart.ts'
import type { Page, Show } from '../page.ts'
import { redirect } from '../respond.tsx'
import { isFailure, type Visit } from '../visit.ts'
import { paymentPage } from './payment-page.tsx'
import { paymentPath } from './payment-path.ts'

/** An open cart that costs something is never ordered at this total: only one that is paid becomes its order here. */
const paidTotal = '0.00'

export const showPayment: Show = async (visit) => {
  const own = await readKeptCart(visit)
  if (own === undefined || own.cart.state === 'expired') return redirect(visit.path('cart'))
  if (own.cart.state === 'open') return redirect(visit.path('checkout'))
  try {
    const { token } = await own.calls.order(paidTotal)
    return redirect(visit.path('orders', token), 303, forgetCart(visit))
  } catch (error) {
    if (!(isFailure(error, 409) || isFailure(error, 503))) throw error
    return whatIsLeft(visit, own)
  }
}

/** Not ordered: it goes on, the shop looks at it, or the cart is the buyer's again. */
async function whatIsLeft(visit: Visit, { calls }: OwnCart): Promise<Page | Response> {
  const cart = await calls.read()
  return cart.state === 'paying' || cart.state === 'completed'
    ? paymentPage(visit, cart)
    : redirect(visit.path(cart.state === 'open' ? 'checkout' : 'cart'))
}

/** The buyer does not want to wait for it any more. */
export const sendPayment: Show = async (visit) => {
  const own = await readKeptCart(visit)
  if (own === undefined) return redirect(visit.path('cart'))
  const isReviewed = own.cart.payment?.state === 'review'
  if (isReviewed && visit.form.has('leave')) return redirect(visit.path(), 303, forgetCart(visit))
  if (isReviewed || own.cart.state !== 'paying') return redirect(paymentPath(visit))
  try {
    await own.calls.giveUp()
    // What became of it meanwhile, an order maybe, is seen there.
    return redirect(paymentPath(visit))
  } catch (error) {
    if (error instanceof SoukError && error.code === 'cart_closed') return redirect(paymentPath(visit))
    if (isFailure(error, 503)) return { ...paymentPage(visit, own.cart, visit.words.cannotGiveUp), status: 503 }
    throw error
  }
}
