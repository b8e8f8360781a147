import type { Address, AddressRequest, Cart, CartChanges } from '../buying/cart-api.ts'
import type { Visit } from '../visit.ts'

/** By the names of the form's fields. */
export type Values = Readonly<Record<string, string>>
export type Errors = Readonly<Record<string, string>>

export const parts = ['name', 'company', 'line1', 'line2', 'postal_code', 'city', 'region', 'phone'] as const

export type Kind = 'shipping' | 'billing'

/** What the visitor has written; before that, what the cart knows. */
export function valuesOf({ form, shop }: Visit, cart: Cart): Values {
  if (form.has('do')) return Object.fromEntries(form)
  const { shipping, billing } = cart.addresses
  return {
    email: cart.email ?? '',
    note: cart.note ?? '',
    ...fieldsOf('shipping', shipping, shop.country),
    ...fieldsOf('billing', billing, shipping?.country ?? shop.country),
    ...(billing !== null && { billing_differs: 'true' }),
    shipping_rate_id: String(cart.shipping_rate?.id ?? ''),
    provider: cart.payment?.provider ?? '',
  }
}

export function fieldsOf(kind: Kind, address: Address | null, country: string): Values {
  const filled = parts.map((part) => [`${kind}.${part}`, address?.[part] ?? ''])
  return { ...Object.fromEntries(filled), [`${kind}.country`]: address?.country ?? country }
}

/** What the cart is to be told. What is blank is taken away from it. */
export function changesOf(values: Values): CartChanges {
  const text = (name: string) => (values[name] ?? '').trim()
  return {
    email: text('email') || null,
    note: text('note') || null,
    shipping_address: addressIn(values, 'shipping'),
    billing_address: values.billing_differs === 'true' ? addressIn(values, 'billing') : null,
  }
}

/** Where nothing is written there is no address, and not an empty one. */
export function addressIn(values: Values, kind: Kind): AddressRequest | null {
  const text = (part: string) => (values[`${kind}.${part}`] ?? '').trim()
  const filled = parts.filter((part) => text(part) !== '').map((part) => [part, text(part)])
  if (filled.length === 0) return null
  const country = text('country') as AddressRequest['country']
  return { name: '', line1: '', ...Object.fromEntries(filled), country }
}

/** The API names fields as its own body has them. */
export const fieldNamed = (path: string) => path.replace(/^(shipping|billing)_address(?=\.|$)/, '$1')
