import type { AnswerOf, CallOf, components } from '@souk/client'
import type { Visit } from '../visit.ts'
import type { CartKey } from './cart-cookie.ts'

type Schemas = components['schemas']
export type Address = Schemas['Address']
export type AddressRequest = Schemas['AddressRequest']
export type Totals = Schemas['CartTotals']
export type Cart = Schemas['Cart']
export type CartItem = Cart['items'][number]
export type ShippingRate = Schemas['CartShippingRate']
export type Problem = Schemas['CartProblem']
export type PaymentMethod = AnswerOf<'carts.listPaymentMethods'>['data'][number]
export type CartChanges = CallOf<'carts.update'>['body']

/** Opens a cart with this in it; what comes back opens it from then on. */
export async function openCart({ souk, shop }: Visit, items: { product_id: number; quantity: number }[]) {
  return (await souk.carts.open({ path: { shop: shop.slug }, body: { items } })).data
}

/** The store's calls about one cart; what fails is thrown as the client's error. */
export function cartCalls({ souk: { carts }, shop }: Visit, key: CartKey) {
  const path = { shop: shop.slug, id: key.id }
  const headers = { 'x-cart-token': key.token }
  const item = (productId: number) => ({ ...path, product_id: productId })
  return {
    read: async () => (await carts.get({ path, headers })).data,
    change: async (body: CartChanges) => (await carts.update({ path, headers, body })).data,
    put: async (productId: number, quantity: number) =>
      (await carts.putItem({ path: item(productId), headers, body: { quantity } })).data,
    remove: async (productId: number) => (await carts.removeItem({ path: item(productId), headers })).data,
    enter: async (code: string) => (await carts.putCode({ path: { ...path, code }, headers })).data,
    takeOut: async (code: string) => (await carts.removeCode({ path: { ...path, code }, headers })).data,
    rates: async () => (await carts.listShippingRates({ path, headers })).data,
    methods: async () => (await carts.listPaymentMethods({ path, headers })).data,
    pay: async (body: CallOf<'carts.startPayment'>['body']) =>
      (await carts.startPayment({ path, headers, body })).data.payment,
    giveUp: async () => (await carts.cancelPayment({ path, headers })).data,
    order: async (expected_total: string) => (await carts.order({ path, headers, body: { expected_total } })).data,
  }
}

export type CartCalls = ReturnType<typeof cartCalls>
