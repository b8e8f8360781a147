import { canBeNamed } from '../buying/change-codes.ts'
import type { OwnCart } from '../buying/own-cart.ts'
import { type Refusal, refusalIn } from '../buying/refusal.ts'
import type { Visit } from '../visit.ts'

/** What the form's buttons for codes say. */
export const enteringCode = 'code'
const takingOut = 'take-out '
export const takeOut = (code: string) => `${takingOut}${code}`

export const isAboutCodes = (wish: string) => wish === enteringCode || wish.startsWith(takingOut)

export interface Changed extends OwnCart {
  refusal?: Refusal
}

/** A code that was written is entered by every button: who orders with it in its field means it to count. */
export async function changeCodes(visit: Visit, { cart, calls }: OwnCart, wish: string): Promise<Changed> {
  const isOut = wish.startsWith(takingOut)
  const code = isOut ? wish.slice(takingOut.length) : (visit.form.get('code') ?? '').trim()
  if (!canBeNamed(code)) return { cart, calls }
  try {
    return { cart: await (isOut ? calls.takeOut(code) : calls.enter(code)), calls }
  } catch (error) {
    const refusal = refusalIn(error, visit)
    if (refusal === undefined) throw error
    return { cart, calls, refusal }
  }
}
