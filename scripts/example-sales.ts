import type { Souk } from '@souk/client'
import { beRefusedAtCheckout, refused } from './example-failures.ts'
import { payOnline } from './example-payments.ts'

const address = {
  name: 'Ada Beispiel',
  line1: 'Hauptstr. 1',
  postal_code: '10115',
  city: 'Berlin',
  country: 'DE' as const,
}

/** A stranger buys in the shop, and the merchant sends it in two parcels and gives some of it back. */
export async function sell(merchant: Souk, stranger: Souk): Promise<void> {
  await prepareSales(merchant)
  await buy(merchant, stranger)
  await afterTheSale(merchant)
  await payOnline(merchant, stranger)
}

async function prepareSales(merchant: Souk): Promise<void> {
  await merchant.shop.acceptPresets()
  const { data: zone } = await merchant.shippingZones.create({
    body: { name: 'Neighbours', countries: ['AT', 'CH'], rates: [{ name: 'Parcel', price: '9.90' }] },
  })
  await merchant.shippingZones.update({ path: { id: zone.id }, body: { name: 'Austria and Switzerland' } })
  await merchant.shippingZones.list()
  const { data: reduced } = await merchant.taxRates.create({
    body: { name: 'MwSt. 7 %', country: 'DE', tax_class: 'reduced', rate: '7' },
  })
  await merchant.taxRates.update({ path: { id: reduced.id }, body: { name: 'MwSt. 7 %, food' } })
  await merchant.taxRates.list()
  await merchant.taxRates.delete({ path: { id: reduced.id } })
  const { data: gone } = await merchant.shippingZones.create({ body: { name: 'Mars', countries: ['US'] } })
  await merchant.shippingZones.delete({ path: { id: gone.id } })
  await merchant.paymentAccounts.put({
    path: { provider: 'manual' },
    body: { name: 'Bank transfer', instructions: 'Please transfer it to DE02 1203 0000 0000 2020 51.' },
  })
  await merchant.paymentAccounts.list()
  await promote(merchant)
}

async function promote(merchant: Souk): Promise<void> {
  const spring = { code: 'SPRING-10', kind: 'percent' as const, value: '10', min_total: '20.00', usage_limit: 500 }
  await merchant.promotions.preview({ body: spring })
  const { data: promotion } = await merchant.promotions.create({ body: spring })
  await merchant.promotions.update({ path: { id: promotion.id }, body: { name: 'Spring sale' } })
  await merchant.promotions.get({ path: { id: promotion.id } })
  await merchant.promotions.list()
  const { data: gone } = await merchant.promotions.create({ body: { kind: 'free_shipping' } })
  await merchant.promotions.delete({ path: { id: gone.id } })
}

async function buy(merchant: Souk, stranger: Souk): Promise<void> {
  const { data: listing } = await stranger.store.getListing({ path: { shop: 'blue-door', listing: 'wide-bowl' } })
  const [bowl, other] = listing.products.map(({ id }) => id)
  if (bowl === undefined || other === undefined) throw new Error('The shop shows no bowls.')
  const items = [{ product_id: bowl, quantity: 2 }]
  const { data: opened } = await stranger.carts.open({ path: { shop: 'blue-door' }, body: { items } })
  const path = { shop: 'blue-door', id: opened.cart.id }
  const headers = { 'x-cart-token': opened.token }
  const cart = { path, headers }
  await stranger.carts.putItem({ ...cart, path: { ...path, product_id: other }, body: { quantity: 1 } })
  await stranger.carts.removeItem({ ...cart, path: { ...path, product_id: other } })
  const entered = { ...cart, path: { ...path, code: 'spring-10' } }
  await stranger.carts.putCode(entered)
  await stranger.carts.removeCode(entered)
  await stranger.carts.putCode(entered)
  await stranger.carts.update({ ...cart, body: { email: 'ada@example.com', shipping_address: address } })
  const { data: rates } = await stranger.carts.listShippingRates(cart)
  await stranger.carts.update({ ...cart, body: { shipping_rate_id: rates[0]?.id ?? null } })
  await stranger.carts.listPaymentMethods(cart)
  const { data: filled } = await stranger.carts.get(cart)
  const { total } = filled.totals
  await stranger.carts.startPayment({ ...cart, body: { provider: 'manual', expected_total: total } })
  await stranger.carts.cancelPayment(cart)
  await beRefusedAtCheckout(merchant, stranger, cart)
  await stranger.carts.startPayment({ ...cart, body: { provider: 'manual', expected_total: total } })
  const { data: placed } = await stranger.carts.order({ ...cart, body: { expected_total: total } })
  await refused(stranger.carts.update({ ...cart, body: { note: 'Ring twice, please.' } }))
  await stranger.store.getOrder({ path: { shop: 'blue-door', token: placed.token } })
  const wanted = { items: [{ product_id: bowl, quantity: 1 }], email: 'ada@example.com' }
  const { data: draft } = await merchant.drafts.open({ body: wanted })
  await merchant.drafts.list({ query: { state: 'open' } })
  await merchant.drafts.get({ path: { id: draft.cart.id } })
  await merchant.drafts.delete({ path: { id: draft.cart.id } })
  const { data: second } = await stranger.carts.open({ path: { shop: 'blue-door' }, body: {} })
  await stranger.carts.delete({
    path: { shop: 'blue-door', id: second.cart.id },
    headers: { 'x-cart-token': second.token },
  })
}

async function afterTheSale(merchant: Souk): Promise<void> {
  const { data: orders } = await merchant.orders.list({ query: { sort: '-id' } })
  const [order] = orders
  const line = order?.items[0]
  if (order === undefined || line === undefined) throw new Error('The order is gone.')
  const path = { id: order.id }
  const one = [{ order_item_id: line.id, quantity: 1 }]
  await merchant.orders.recordPayment({ path, body: { amount: order.total_price, note: 'Transfer of 12 May' } })
  await merchant.orders.listPayments({ path })
  await merchant.payments.list()
  const { data: wrong } = await merchant.orders.fulfill({ path, body: {} })
  await merchant.fulfillments.cancel({ path: { id: wrong.id } })
  await merchant.orders.cancelLines({ path, body: { items: one } })
  const { data: parcel } = await merchant.orders.fulfill({ path, body: { items: one, carrier: 'DHL' } })
  await merchant.fulfillments.ship({ path: { id: parcel.id }, body: { tracking_number: '00340434161094042557' } })
  await merchant.fulfillments.deliver({ path: { id: parcel.id } })
  await merchant.orders.listFulfillments({ path })
  await merchant.orders.refund({ path, body: { amount: '5.00', reason: 'A scratch', restock: false } })
  await merchant.orders.listRefunds({ path })
}
