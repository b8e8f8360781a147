import { expect } from 'vitest'
import { type Answer, clientOf, newUser, type User } from './client.ts'
import type { Souk } from './harness.ts'

export interface OpenShop {
  merchant: User
  slug: string
  /** The ids of products by their names. */
  products: Record<string, number>
}

interface Wares {
  [name: string]: { price: string; quantity: number; [field: string]: unknown }
}

/** A shop that is open and sells these, sends them within Germany for 4.90, and takes 19 % of tax in its prices. */
export const openShopWith = async (souk: Souk, wares: Wares, settings: object = {}): Promise<OpenShop> =>
  fillShop(await newUser(souk, 'merchant'), wares, settings)

/** The same for a merchant who is there already. */
export async function fillShop(merchant: User, wares: Wares, settings: object = {}): Promise<OpenShop> {
  const done = async (answer: Promise<Answer>) => {
    const { status, body } = await answer
    expect(status, JSON.stringify(body)).toBeLessThan(300)
    return body.data
  }
  await done(merchant.call('PATCH', '/shop', { name: 'The Blue Door', ...settings }))
  const rates = [{ name: 'Parcel', price: '4.90' }]
  await done(merchant.post('/shipping-zones', { name: 'Home', countries: ['DE'], rates }))
  await done(merchant.post('/tax-rates', { name: 'MwSt.', country: 'DE', rate: '19' }))
  const products: Record<string, number> = {}
  for (const [name, fields] of Object.entries(wares)) {
    const product = await done(merchant.post('/products', { name, ...fields }))
    await done(merchant.call('PUT', `/products/${product.id}/listing`, {}))
    products[name] = product.id
  }
  const { slug } = await done(merchant.call('PUT', '/shop/opening'))
  return { merchant, slug, products }
}

export const home = {
  name: 'Ada Beispiel',
  line1: 'Hauptstr. 1',
  postal_code: '10115',
  city: 'Berlin',
  country: 'DE',
}

export interface Cart {
  id: number
  token: string
  call: (method: string, path?: string, body?: unknown) => Promise<Answer>
  /** Says who buys and where it goes, and answers the total. */
  fillIn: (email?: string) => Promise<string>
  /** Orders at what the cart comes to. */
  order: (total: string) => Promise<Answer>
}

/** A visitor's cart, by the public API alone. */
export async function openCart(souk: Souk, slug: string, items: Record<number, number> = {}): Promise<Cart> {
  const visitor = clientOf(souk)
  const asked = Object.entries(items).map(([id, quantity]) => ({ product_id: Number(id), quantity }))
  const { status, body } = await visitor.post(`/shops/${slug}/carts`, { items: asked })
  expect(status, JSON.stringify(body)).toBe(201)
  const { cart, token } = body.data
  const call: Cart['call'] = (method, path = '', sent) =>
    visitor.call(method, `/shops/${slug}/carts/${cart.id}${path}`, sent, { 'x-cart-token': token })
  return {
    id: cart.id,
    token,
    call,
    async fillIn(email = 'ada@example.com') {
      const filled = await call('PATCH', '', { email, shipping_address: home })
      expect(filled.status, JSON.stringify(filled.body)).toBe(200)
      const [rate] = (await call('GET', '/shipping-rates')).body.data
      const chosen = await call('PATCH', '', { shipping_rate_id: rate.id })
      return chosen.body.data.totals.total
    },
    order: (total) => call('POST', '/order', { expected_total: total }),
  }
}
