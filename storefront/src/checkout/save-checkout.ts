import type { SoukError } from '@souk/client'
import type { Cart, CartCalls, CartChanges, ShippingRate } from '../buying/cart-api.ts'
import type { OwnCart } from '../buying/own-cart.ts'
import { isFailure } from '../visit.ts'
import type { Words } from '../words/words.ts'
import { changesOf, type Errors, fieldNamed, type Values } from './checkout-form.ts'

export interface Saved {
  cart: Cart
  rates: ShippingRate[]
  errors: Errors
}

/** Tells the cart what was written, as far as it takes it; the rest is answered beside its fields. */
export async function saveCheckout({ cart, calls }: OwnCart, values: Values, words: Words): Promise<Saved> {
  const told = await tell(calls, cart, changesOf(values), words)
  const rates = await calls.rates()
  const chosen = await chooseRate(calls, told.cart, rates, values.shipping_rate_id)
  return { cart: chosen, rates, errors: { ...missingFields(chosen, told.errors, words), ...told.errors } }
}

interface Told {
  cart: Cart
  errors: Errors
}

async function tell(calls: CartCalls, cart: Cart, changes: CartChanges, words: Words): Promise<Told> {
  try {
    return { cart: await calls.change(changes), errors: {} }
  } catch (error) {
    if (!isFailure(error, 422)) throw error
    const refused = new Set(Object.keys(error.errors).map((path) => path.split('.')[0]))
    const rest = Object.fromEntries(Object.entries(changes).filter(([name]) => !refused.has(name)))
    // Nothing of it was refused by name: then there is nothing to go on with.
    if (Object.keys(rest).length === Object.keys(changes).length) throw error
    const kept = Object.keys(rest).length === 0 ? cart : await calls.change(rest)
    return { cart: kept, errors: errorsIn(error, words) }
  }
}

function errorsIn(error: SoukError, words: Words): Errors {
  return Object.fromEntries(
    Object.entries(error.errors).map(([path, sentences]) => [fieldNamed(path), fieldSentence(path, sentences, words)]),
  )
}

function fieldSentence(path: string, [sentence = '']: readonly string[], words: Words): string {
  if (path === 'email') return words.badEmail
  return / is required\.$/.test(sentence) ? words.required : words.badField(sentence)
}

/** The first that fits is chosen for who has not chosen. */
async function chooseRate(
  calls: CartCalls,
  cart: Cart,
  rates: ShippingRate[],
  wish: string | undefined,
): Promise<Cart> {
  const wanted = rates.find(({ id }) => String(id) === wish) ?? (cart.shipping_rate === null ? rates[0] : undefined)
  if (wanted === undefined || wanted.id === cart.shipping_rate?.id) return cart
  return calls.change({ shipping_rate_id: wanted.id })
}

/** What was refused is told already, and more exactly. */
function missingFields({ problems }: Cart, told: Errors, { required }: Words): Errors {
  const lacks = (code: string, refused: RegExp) =>
    problems.some((problem) => problem.code === code) && !Object.keys(told).some((name) => refused.test(name))
  return {
    ...(lacks('email_missing', /^email$/) && { email: required }),
    ...(lacks('address_missing', /^shipping\./) && {
      'shipping.name': required,
      'shipping.line1': required,
      'shipping.city': required,
    }),
  }
}
