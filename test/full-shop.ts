import { expect } from 'vitest'
import { holdStock } from '#modules/inventory/stock/index.ts'
import { withTenant } from '#platform/database/transactions.ts'
import { newUser, type User } from './client.ts'
import { eventually, type Souk } from './harness.ts'
import { newPicture } from './pictures.ts'
import { newBuyer } from './shop-buyer.ts'
import { addInvitation, addMember } from './shop-member.ts'
import { fillShop, home, openCart } from './store-visitor.ts'
import { importOf, table } from './transfers.ts'

/** A row in every table of a shop: what it shows, and an order from it. */
export async function leaveRowsOfShop(souk: Souk, user: User): Promise<void> {
  await leaveListing(user)
  await leavePeople(souk, user)
  await leaveSales(souk, user)
  await leaveTransfer(user)
}

/** An import of a listing whose picture lies where nobody may go. */
async function leaveTransfer(user: User): Promise<void> {
  const file = table('title,image_url', 'Imported,https://10.0.0.1/mug.png')
  expect((await importOf(user, '/listings/import?mode=all', file)).problems).toHaveLength(1)
}

/** Somebody works in the shop, and somebody else is invited. */
async function leavePeople(souk: Souk, user: User): Promise<void> {
  await addMember(souk, user.id, (await newUser(souk)).id)
  await addInvitation(souk, user.id)
}

async function leaveListing(user: User): Promise<void> {
  const { data: category } = (await user.post('/categories', { name: 'Mugs' })).body
  const listing = { title: 'Blue mug', category_ids: [category.id], products: [{ price: '2.00', quantity: 1 }] }
  const { data: listed } = (await user.post('/listings', listing)).body
  expect((await user.call('PATCH', `/listings/${listed.id}`, { slug: 'mug' })).status).toBe(200)
  expect((await user.call('PATCH', `/products/${listed.products[0].id}`, { price: '3.00' })).status).toBe(200)
  const { sha256 } = (await user.post('/media', await newPicture())).body.data
  const shown = await user.call('PUT', `/listings/${listed.id}/media`, { media: [{ sha256, alt: 'A mug' }] })
  expect(shown.status).toBe(200)
}

/** Of the order one line was cancelled, one given back, and the rest sent. */
async function leaveSales(souk: Souk, user: User): Promise<void> {
  const shop = await fillShop(user, { Mug: { price: '9.00', quantity: 9 } })
  await user.call('PUT', '/payment-accounts/manual', { name: 'Bank transfer' })
  expect((await user.post('/promotions', { code: 'SPRING', kind: 'fixed', value: '1.00' })).status).toBe(201)
  await leaveWebhook(user)
  const cart = await openCart(souk, shop.slug, { [shop.products.Mug as number]: 4 })
  expect((await cart.call('PUT', '/codes/SPRING')).status).toBe(200)
  expect((await cart.order(await cart.fillIn())).status).toBe(201)
  const [{ id }] = (await user.get('/orders?sort=-id')).body.data
  const order = `/orders/${id}`
  const [line] = (await user.get(order)).body.data.items
  const one = { items: [{ order_item_id: line.id, quantity: 1 }] }
  expect((await user.post(`${order}/payments`, { amount: '39.90' })).status).toBe(201)
  expect((await user.post(`${order}/line-cancellations`, one)).status).toBe(200)
  expect((await user.post(`${order}/refunds`, one)).status).toBe(201)
  expect((await user.post(`${order}/fulfillments`, one)).status).toBe(201)
  const paying = await openCart(souk, shop.slug, { [shop.products.Mug as number]: 1 })
  await withTenant(souk.dependencies.database, user.id, (tx) =>
    holdStock(tx, paying.id, [{ product_id: shop.products.Mug as number, quantity: 1 }]),
  )
  const buyer = await newBuyer(souk, shop.slug)
  expect((await buyer.call('POST', '/buyer/addresses', home)).status).toBe(201)
}

/** One that is not tried again: what happens to a shop later is the test's alone. */
async function leaveWebhook(user: User): Promise<void> {
  const asked = { url: 'https://hooks.example/souk', events: ['payment.disputed'] }
  const path = `/webhook-endpoints/${(await user.post('/webhook-endpoints', asked)).body.data.id}`
  expect((await user.post(`${path}/test`)).status).toBe(202)
  expect((await user.call('PATCH', path, { state: 'paused' })).status).toBe(200)
}

/** An order that was paid by the test provider, which told of it twice, and given back in part. The Souk has that provider. */
export async function leaveOnlinePayment(souk: Souk, user: User): Promise<void> {
  const { id } = (await user.post('/products', { name: 'Paid mug', price: '5.00', quantity: 3 })).body.data
  expect((await user.call('PUT', `/products/${id}/listing`, {})).status).toBe(200)
  const { slug } = (await user.get('/shop')).body.data
  const cart = await openCart(souk, slug, { [id]: 1 })
  const expected_total = await cart.fillIn()
  expect((await cart.call('POST', '/payment', { provider: 'test', scenario: 'twice', expected_total })).status).toBe(
    201,
  )
  expect((await cart.order(expected_total)).status).toBeLessThan(300)
  const [order] = (await user.get('/orders?sort=-id')).body.data
  expect((await user.post(`/orders/${order.id}/refunds`, { amount: '1.00' })).status).toBe(201)
  const isBack = async () => (await user.get(`/orders/${order.id}/refunds`)).body.data[0].state === 'succeeded'
  await eventually(isBack)
}
