import { SoukError } from '@souk/client'
import type { CartCalls, PaymentMethod } from '../buying/cart-api.ts'
import { forgetCart } from '../buying/cart-cookie.ts'
import { sentenceOf } from '../buying/problem-words.ts'
import { isNothing } from '../buying/totals.tsx'
import type { Page } from '../page.ts'
import { redirect } from '../respond.tsx'
import { isFailure, type Visit } from '../visit.ts'
import { type Checkout, checkoutPage } from './checkout-page.tsx'
import { payNow } from './pay-now.tsx'

/** Everything is told and saved: pays, or says how, and orders; anything that changed meanwhile is shown first. */
export async function placeOrder(visit: Visit, calls: CartCalls, checkout: Checkout): Promise<Page | Response> {
  const hindrance = whatHinders(visit, checkout)
  if (hindrance !== undefined) return hindrance
  const { total } = checkout.cart.totals
  try {
    const method = methodIn(visit, checkout)
    if (method?.settles === 'now') return await payNow(visit, calls, { provider: method.provider, total })
    if (method !== undefined) await calls.pay({ provider: method.provider, expected_total: total })
    const { token } = await calls.order(total)
    return redirect(visit.path('orders', token), 303, forgetCart(visit))
  } catch (error) {
    if (isFailure(error, 422) && error.errors.provider !== undefined)
      return checkoutPage(visit, { ...checkout, errors: { provider: error.errors.provider[0] ?? error.message } }, 422)
    if (!(error instanceof SoukError && error.code === 'cart_changed')) throw error
    return changedTotal(visit, { ...checkout, cart: await calls.read() }, total)
  }
}

/** What costs nothing is not paid at all. */
function methodIn({ form }: Visit, { cart, methods }: Checkout): PaymentMethod | undefined {
  if (isNothing(cart.totals.total)) return undefined
  return methods.find(({ provider }) => provider === form.get('provider'))
}

function whatHinders(visit: Visit, checkout: Checkout): Page | undefined {
  const { words, form } = visit
  const { cart } = checkout
  if (methodIn(visit, checkout) === undefined && !isNothing(cart.totals.total))
    return checkoutPage(visit, { ...checkout, errors: { provider: words.chooseOne } }, 422)
  const problem = cart.problems.find(({ code }) => code !== 'price_changed')
  if (problem !== undefined) return checkoutPage(visit, { ...checkout, notice: sentenceOf(problem, visit) }, 409)
  // The buyer orders at the total that they saw.
  const expected = form.get('expected_total') ?? ''
  return expected === cart.totals.total ? undefined : changedTotal(visit, checkout, expected)
}

function changedTotal(visit: Visit, checkout: Checkout, expected: string): Page {
  const { words, money } = visit
  const { total } = checkout.cart.totals
  const problem = checkout.cart.problems[0]
  const told = /^\d+\.\d\d$/.test(expected) && expected !== total
  const notice = told ? words.totalChanged(money(expected), money(total)) : problem && sentenceOf(problem, visit)
  return checkoutPage(visit, { ...checkout, notice }, 409)
}
