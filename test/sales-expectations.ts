import { newProduct, type User } from './client.ts'
import { at, type Expectation, everybody, seeded, sellers, shopkeepers } from './expected-statuses.ts'
import type { Souk } from './harness.ts'
import { mailedTokenFor, newBuyer } from './shop-buyer.ts'
import { openCart, openShopWith } from './store-visitor.ts'

/** Merchants for their own shop, and operators. */
const senders = (status: number) => ({ ...sellers(status), limited: 403 })

/** Of a shop's sales: carts of visitors, and what the desk does with an order. */
export function salesExpectations(souk: () => Souk, admin: () => User): Record<string, Expectation> {
  async function orderOf({ id: user_id }: User): Promise<{ id: number; items: { id: number }[] }> {
    const { id: product_id } = await newProduct(admin(), { user_id, quantity: 5 })
    return (await admin().post('/orders', { user_id, items: [{ product_id, quantity: 2 }] })).body.data
  }

  async function paidOrderOf(user: User) {
    const order = await orderOf(user)
    await admin().call('PUT', `/orders/${order.id}/status`, { status: 'paid' })
    return order
  }

  async function fulfillmentOf(user: User, state: 'pending' | 'shipped'): Promise<number> {
    const { id } = await orderOf(user)
    const fulfillment = (await admin().post(`/orders/${id}/fulfillments`, {})).body.data
    if (state === 'shipped') await admin().call('PUT', `/fulfillments/${fulfillment.id}/shipment`)
    return fulfillment.id
  }

  /** Money that came by hand: no provider is asked about it. */
  async function paymentOf(user: User): Promise<number> {
    const { id } = await paidOrderOf(user)
    return (await admin().get(`/orders/${id}/payments`)).body.data[0].id
  }

  /** Something to be had in the user's shop, which the operator has opened for them. */
  async function shownItemOf({ id: user_id }: User) {
    const { id: product_id } = await newProduct(admin(), { user_id, quantity: 5 })
    await admin().call('PUT', `/products/${product_id}/listing`, {})
    await admin().call('PATCH', `/shop?user_id=${user_id}`, { contact_email: 'shop@example.com' })
    await admin().call('PUT', `/shop/opening?user_id=${user_id}`)
    return { product_id, quantity: 1 }
  }

  const draftOf = async (user: User) => {
    const body = { items: [await shownItemOf(user)], user_id: user.id }
    return (await admin().post('/drafts', body)).body.data.cart.id as number
  }

  const zoneOf = async ({ id: user_id }: User) =>
    (await admin().post('/shipping-zones', { name: 'Home', countries: ['DE'], user_id })).body.data.id as number
  // A shop has one rate for a place: each call is for another one.
  const places = ['DE', 'AT', 'NL', 'IT', 'ES', 'PL', 'CZ', 'DK', 'SE']
  const taxRateOf = async ({ id: user_id }: User) => {
    const [country] = places
    places.push(places.shift() as string)
    return (await admin().post('/tax-rates', { name: 'VAT', country, rate: '19', user_id })).body.data.id as number
  }

  const promotionOf = async ({ id: user_id }: User) =>
    (await admin().post('/promotions', { kind: 'free_shipping', user_id })).body.data.id as number

  /** A visitor's cart, ready to be ordered. Whoever calls shows its token: nothing else matters here. */
  async function cart() {
    const shop = await openShopWith(souk(), { Mug: { price: '9.00', quantity: 9 } })
    const opened = await openCart(souk(), shop.slug, { [shop.products.Mug as number]: 1 })
    const total = await opened.fillIn()
    return { shop, opened, total, path: `/api/v1/shops/${shop.slug}/carts/${opened.id}` }
  }

  async function orderPage() {
    const { opened, total, shop } = await cart()
    const { token } = (await opened.order(total)).body.data
    return { path: `/api/v1/shops/${shop.slug}/orders/${token}` }
  }

  /** Without its token a cart is unknown, to everybody alike: carts.test.ts shows the token. */
  const inCart = (rest: string, body?: object): Expectation => ({
    ...everybody(404),
    request: async () => ({ path: `${(await cart()).path}${rest}`, ...(body && { body }) }),
  })

  /** Without a buyer's token nobody is asking, whoever else they are: buyers.test.ts shows one. */
  const asBuyer = (rest: string, body?: object): Expectation => ({
    ...everybody(401),
    request: async () => ({ path: `/api/v1/shops/${(await cart()).shop.slug}${rest}`, ...(body && { body }) }),
  })

  /** What anybody may ask of a shop's accounts. */
  const atShop = (status: number, rest: string, body: object): Expectation => ({
    ...everybody(status),
    request: async () => ({ path: `/api/v1/shops/${(await cart()).shop.slug}${rest}`, body }),
  })

  async function buyerOf({ id }: User): Promise<number> {
    const { slug } = (await admin().get(`/shop?user_id=${id}`)).body.data
    await admin().call('PUT', `/shop/opening?user_id=${id}`)
    return (await newBuyer(souk(), slug)).id
  }

  const newcomer = { name: 'Ada', email: 'ada@example.com', password: 'a long enough password' }
  const address = { name: 'Ada', line1: 'Hauptstr. 1', postal_code: '10115', city: 'Berlin', country: 'DE' }

  return {
    'POST /api/v1/shops/:shop/buyers': atShop(202, '/buyers', newcomer),
    'POST /api/v1/shops/:shop/session': {
      ...everybody(200),
      request: async () => {
        const { slug } = (await cart()).shop
        const { email } = await newBuyer(souk(), slug)
        return { path: `/api/v1/shops/${slug}/session`, body: { email, password: newcomer.password } }
      },
    },
    'DELETE /api/v1/shops/:shop/session': asBuyer('/session'),
    'GET /api/v1/shops/:shop/buyer': asBuyer('/buyer'),
    'PATCH /api/v1/shops/:shop/buyer': asBuyer('/buyer', { name: 'Ada L.' }),
    'GET /api/v1/shops/:shop/buyer/orders': asBuyer('/buyer/orders'),
    'GET /api/v1/shops/:shop/buyer/addresses': asBuyer('/buyer/addresses'),
    'POST /api/v1/shops/:shop/buyer/addresses': asBuyer('/buyer/addresses', address),
    'PATCH /api/v1/shops/:shop/buyer/addresses/:id': asBuyer('/buyer/addresses/1', { city: 'Bonn' }),
    'DELETE /api/v1/shops/:shop/buyer/addresses/:id': asBuyer('/buyer/addresses/1'),
    'PUT /api/v1/shops/:shop/buyer/cart': asBuyer('/buyer/cart'),
    'POST /api/v1/shops/:shop/buyer/verification': asBuyer('/buyer/verification'),
    'POST /api/v1/shops/:shop/buyer/verification/confirm': asBuyer('/buyer/verification/confirm', { token: 'x' }),
    'POST /api/v1/shops/:shop/password/forgot': atShop(202, '/password/forgot', { email: newcomer.email }),
    'POST /api/v1/shops/:shop/password/reset': {
      ...everybody(200),
      request: async () => {
        const { slug } = (await cart()).shop
        const { email } = await newBuyer(souk(), slug)
        const path = `/api/v1/shops/${slug}/password/reset`
        await admin().post(path.replace('reset', 'forgot'), { email })
        const token = await mailedTokenFor(souk(), email, 'reset')
        return { path, body: { token, password: 'another long enough one' } }
      },
    },
    'POST /api/v1/shops/:shop/buyer/export': asBuyer('/buyer/export'),
    'DELETE /api/v1/shops/:shop/buyer': asBuyer('/buyer'),
    'GET /api/v1/buyers/:id/export': {
      ...shopkeepers(200),
      request: async (caller) => ({ path: `/api/v1/buyers/${await buyerOf(caller)}/export` }),
    },
    'PATCH /api/v1/buyers/:id': {
      ...shopkeepers(200),
      request: async (caller) => ({
        path: `/api/v1/buyers/${await buyerOf(caller)}`,
        body: { metadata: { tier: 'gold' } },
      }),
    },
    'POST /api/v1/buyers/:id/erasure': {
      ...shopkeepers(200),
      request: async (caller) => ({ path: `/api/v1/buyers/${await buyerOf(caller)}/erasure` }),
    },
    'GET /api/v1/buyers': { ...shopkeepers(200), request: at('/api/v1/buyers') },
    'GET /api/v1/buyers/:id': {
      ...shopkeepers(200),
      request: async (caller) => ({ path: `/api/v1/buyers/${await buyerOf(caller)}` }),
    },
    'POST /api/v1/shops/:shop/carts': {
      ...everybody(201),
      request: async () => ({ path: (await cart()).path.replace(/\/\d+$/, ''), body: { items: [] } }),
    },
    'POST /api/v1/drafts': {
      ...shopkeepers(201),
      request: async (caller) => ({ path: '/api/v1/drafts', body: { items: [await shownItemOf(caller)] } }),
    },
    'GET /api/v1/drafts': { ...shopkeepers(200), request: at('/api/v1/drafts') },
    'GET /api/v1/drafts/:id': {
      ...shopkeepers(200),
      request: async (caller) => ({ path: `/api/v1/drafts/${await draftOf(caller)}` }),
    },
    'DELETE /api/v1/drafts/:id': {
      ...shopkeepers(204),
      request: async (caller) => ({ path: `/api/v1/drafts/${await draftOf(caller)}` }),
    },
    'GET /api/v1/shops/:shop/carts/:id': inCart(''),
    'PATCH /api/v1/shops/:shop/carts/:id': inCart('', { note: 'Thanks' }),
    'DELETE /api/v1/shops/:shop/carts/:id': inCart(''),
    'PUT /api/v1/shops/:shop/carts/:id/items/:product_id': inCart('/items/1', { quantity: 1 }),
    'DELETE /api/v1/shops/:shop/carts/:id/items/:product_id': inCart('/items/1'),
    'PUT /api/v1/shops/:shop/carts/:id/codes/:code': inCart('/codes/SPRING'),
    'DELETE /api/v1/shops/:shop/carts/:id/codes/:code': inCart('/codes/SPRING'),
    'GET /api/v1/shops/:shop/carts/:id/shipping-rates': inCart('/shipping-rates'),
    'GET /api/v1/shops/:shop/carts/:id/payment-methods': inCart('/payment-methods'),
    'POST /api/v1/shops/:shop/carts/:id/payment': inCart('/payment', { provider: 'manual', expected_total: '1.00' }),
    'DELETE /api/v1/shops/:shop/carts/:id/payment': inCart('/payment'),
    'POST /api/v1/shops/:shop/carts/:id/order': inCart('/order', { expected_total: '1.00' }),
    'GET /api/v1/shops/:shop/orders/:token': { ...everybody(200), request: orderPage },
    'GET /api/v1/tax-rates': { ...shopkeepers(200), request: at('/api/v1/tax-rates') },
    'POST /api/v1/tax-rates': {
      ...shopkeepers(201),
      request: async () => ({ path: '/api/v1/tax-rates', body: { name: 'VAT', country: 'FR', rate: '20' } }),
    },
    'PATCH /api/v1/tax-rates/:id': {
      ...shopkeepers(200),
      request: async (caller) => ({ path: `/api/v1/tax-rates/${await taxRateOf(caller)}`, body: { rate: '7' } }),
    },
    'DELETE /api/v1/tax-rates/:id': {
      ...shopkeepers(204),
      request: async (caller) => ({ path: `/api/v1/tax-rates/${await taxRateOf(caller)}` }),
    },
    'GET /api/v1/shipping-zones': { ...shopkeepers(200), request: at('/api/v1/shipping-zones') },
    'POST /api/v1/shipping-zones': {
      ...shopkeepers(201),
      request: async () => ({ path: '/api/v1/shipping-zones', body: { name: 'Europe', countries: ['FR', 'DE'] } }),
    },
    'PATCH /api/v1/shipping-zones/:id': {
      ...shopkeepers(200),
      request: async (caller) => ({ path: `/api/v1/shipping-zones/${await zoneOf(caller)}`, body: { name: 'Near' } }),
    },
    'DELETE /api/v1/shipping-zones/:id': {
      ...shopkeepers(204),
      request: async (caller) => ({ path: `/api/v1/shipping-zones/${await zoneOf(caller)}` }),
    },
    'GET /api/v1/promotions': { ...shopkeepers(200), request: at('/api/v1/promotions') },
    'POST /api/v1/promotions': {
      ...shopkeepers(201),
      request: async () => ({ path: '/api/v1/promotions', body: { kind: 'percent', value: '10' } }),
    },
    'POST /api/v1/promotions/preview': {
      ...shopkeepers(200),
      request: async () => ({ path: '/api/v1/promotions/preview', body: { kind: 'percent', value: '10' } }),
    },
    'GET /api/v1/promotions/:id': {
      ...shopkeepers(200),
      request: async (caller) => ({ path: `/api/v1/promotions/${await promotionOf(caller)}` }),
    },
    'PATCH /api/v1/promotions/:id': {
      ...shopkeepers(200),
      request: async (caller) => ({
        path: `/api/v1/promotions/${await promotionOf(caller)}`,
        body: { name: 'Spring' },
      }),
    },
    'DELETE /api/v1/promotions/:id': {
      ...shopkeepers(204),
      request: async (caller) => ({ path: `/api/v1/promotions/${await promotionOf(caller)}` }),
    },
    'PUT /api/v1/shop/presets': { ...shopkeepers(200), request: at('/api/v1/shop/presets') },
    'GET /api/v1/payment-accounts': { ...shopkeepers(200), request: at('/api/v1/payment-accounts') },
    'POST /hooks/:provider': { ...everybody(404), request: async () => ({ path: '/hooks/barter', body: {} }) },
    'POST /api/v1/payment-accounts/:provider/onboarding': {
      ...shopkeepers(404),
      request: async () => ({ path: '/api/v1/payment-accounts/barter/onboarding', body: {} }),
    },
    ...Object.fromEntries(
      ['acceptance', 'rejection', 'capture'].map((act) => [
        `POST /api/v1/payments/:id/${act}`,
        {
          ...senders(409),
          request: async (caller: User) => ({ path: `/api/v1/payments/${await paymentOf(caller)}/${act}` }),
        },
      ]),
    ),
    'PUT /api/v1/payment-accounts/:provider': {
      ...shopkeepers(200),
      request: async () => ({ path: '/api/v1/payment-accounts/manual', body: { name: 'Bank transfer' } }),
    },
    'GET /api/v1/payments': { ...seeded(200), request: at('/api/v1/payments') },
    'GET /api/v1/orders/:id/payments': {
      ...seeded(200),
      request: async (caller) => ({ path: `/api/v1/orders/${(await orderOf(caller)).id}/payments` }),
    },
    'POST /api/v1/orders/:id/payments': {
      ...senders(201),
      request: async (caller) => ({
        path: `/api/v1/orders/${(await orderOf(caller)).id}/payments`,
        body: { amount: '1.00' },
      }),
    },
    'GET /api/v1/orders/:id/refunds': {
      ...seeded(200),
      request: async (caller) => ({ path: `/api/v1/orders/${(await orderOf(caller)).id}/refunds` }),
    },
    'POST /api/v1/orders/:id/refunds': {
      ...senders(201),
      request: async (caller) => ({
        path: `/api/v1/orders/${(await paidOrderOf(caller)).id}/refunds`,
        body: { amount: '1.00' },
      }),
    },
    'POST /api/v1/orders/:id/line-cancellations': {
      ...senders(200),
      request: async (caller) => {
        const { id, items } = await orderOf(caller)
        const lines = [{ order_item_id: items[0]?.id, quantity: 1 }]
        return { path: `/api/v1/orders/${id}/line-cancellations`, body: { items: lines } }
      },
    },
    'GET /api/v1/orders/:id/fulfillments': {
      ...seeded(200),
      request: async (caller) => ({ path: `/api/v1/orders/${(await orderOf(caller)).id}/fulfillments` }),
    },
    'POST /api/v1/orders/:id/fulfillments': {
      ...senders(201),
      request: async (caller) => ({ path: `/api/v1/orders/${(await orderOf(caller)).id}/fulfillments` }),
    },
    'PUT /api/v1/fulfillments/:id/shipment': {
      ...senders(200),
      request: async (caller) => ({ path: `/api/v1/fulfillments/${await fulfillmentOf(caller, 'pending')}/shipment` }),
    },
    'PUT /api/v1/fulfillments/:id/delivery': {
      ...senders(200),
      request: async (caller) => ({ path: `/api/v1/fulfillments/${await fulfillmentOf(caller, 'shipped')}/delivery` }),
    },
    'POST /api/v1/fulfillments/:id/cancellation': {
      ...senders(200),
      request: async (caller) => ({
        path: `/api/v1/fulfillments/${await fulfillmentOf(caller, 'pending')}/cancellation`,
      }),
    },
  }
}
