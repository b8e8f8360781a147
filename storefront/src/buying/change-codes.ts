import type { Show } from '../page.ts'
import { redirect } from '../respond.tsx'
import { forgetCart } from './cart-cookie.ts'
import { changed, keep } from './change-cart.ts'
import { readOwnCart } from './own-cart.ts'

/** A code does something in this cart, or it is said why not. */
export const enterCode: Show = async (visit) => {
  const code = (visit.form.get('code') ?? '').trim()
  const own = await readOwnCart(visit)
  if (own === undefined) return redirect(visit.path('cart'), 303, forgetCart(visit))
  if (!canBeNamed(code)) return redirect(visit.path('cart'))
  return changed(visit, own.cart, async () => keep(visit, await own.calls.enter(code)))
}

export const takeCodeOut: Show = async (visit, { code = '' }) => {
  const own = await readOwnCart(visit)
  if (own === undefined) return redirect(visit.path('cart'), 303, forgetCart(visit))
  return changed(visit, own.cart, async () => keep(visit, await own.calls.takeOut(code)))
}

/** What is nothing, or a step in a path, names no code. */
export const canBeNamed = (code: string) =>
  code !== '' && code.length <= 200 && !/^\.{1,2}$/.test(code) && code.isWellFormed()
