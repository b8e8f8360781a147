import { beforeAll, describe, expect, it } from 'vitest'
import { hashOfToken, priceContent, readCheckout, toPricedCart } from '#modules/sales/carts/index.ts'
import { type Souk, startSouk } from '#test/harness.ts'
import { type Cart, type OpenShop, openCart, openShopWith } from '#test/store-visitor.ts'
import { type OrderTogether, openOrdering } from './order-together.ts'
import { orderableOf } from './orderable-cart.ts'
import { quoteOf } from './quote.ts'

describe('carts of one shop that are ordered at the same time', () => {
  let souk: Souk
  let order: OrderTogether

  beforeAll(async () => {
    souk = await startSouk()
    order = openOrdering(souk.dependencies.database)
  })

  /** The cart as it is read without a lock; what is answered orders it. */
  async function readToOrder({ merchant }: OpenShop, { id, token }: Cart) {
    const shown = { shop: merchant.id, id, tokenHash: hashOfToken(token) }
    const content = await readCheckout(souk.dependencies.database, shown)
    if (content === undefined) throw new Error('There is no such cart.')
    const { total } = toPricedCart(content, priceContent(content)).totals
    const quote = quoteOf(orderableOf(content, total))
    const asked = { cartId: id, quote, version: content.version, payment: { provider: 'manual' } }
    return () => order(merchant.id, asked)
  }

  async function fillCarts(shop: OpenShop, quantities: number[]): Promise<Cart[]> {
    const product = Object.values(shop.products)[0] as number
    const carts = await Promise.all(quantities.map((quantity) => openCart(souk, shop.slug, { [product]: quantity })))
    for (const [at, cart] of carts.entries()) await cart.fillIn(`buyer-${at}@example.com`)
    return carts
  }

  const stockOf = async (shop: OpenShop) =>
    (await shop.merchant.get(`/products/${Object.values(shop.products)[0]}`)).body.data.quantity
  const ordersOf = async (shop: OpenShop) => (await shop.merchant.get('/orders?sort=number')).body.data

  it('become orders of one transaction, each with its buyer, its number, its payment and its events', async () => {
    const shop = await openShopWith(souk, { Mug: { price: '10.00', quantity: 100 } })
    const carts = await fillCarts(shop, [1, 2, 3, 4])
    const [first, ...others] = await Promise.all(carts.map((cart) => readToOrder(shop, cart)))
    // The first one goes at once; the others come while it is under way, and go together.
    const ids = await Promise.all([first?.(), ...others.map((ordered) => ordered())])
    const orders = await ordersOf(shop)
    expect(orders.map(({ id }: { id: number }) => id)).toEqual(ids)
    expect(orders).toMatchObject(
      [1, 2, 3, 4].map((quantity, at) => ({
        number: at + 1,
        email: `buyer-${at}@example.com`,
        items: [{ quantity, unit_price: '10.00' }],
        total_price: `${quantity * 10 + 4}.90`,
      })),
    )
    expect(new Set(orders.slice(1).map(({ created_at }: { created_at: string }) => created_at)).size).toBe(1)
    expect(await stockOf(shop)).toBe(90)
    for (const one of orders) {
      const [payment] = (await shop.merchant.get(`/orders/${one.id}/payments`)).body.data
      expect(payment).toMatchObject({ provider: 'manual', state: 'pending', amount: one.total_price })
    }
    const { rows } = await souk.owner.query(
      `SELECT event, payload FROM outbox WHERE user_id = $1 AND event IN ('order.created', 'order.received') ORDER BY id`,
      [shop.merchant.id],
    )
    const sender = { name: 'The Blue Door', slug: shop.slug, colour: null, contact_email: shop.merchant.email }
    expect(rows).toEqual(
      orders.flatMap((one: { email: string }) => [
        { event: 'order.created', payload: { order: one } },
        { event: 'order.received', payload: { order: one, recipient: one.email, shop: sender } },
      ]),
    )
  })

  it('are filled in their order as far as the stock goes, and none in part', async () => {
    const shop = await openShopWith(souk, { Lamp: { price: '10.00', quantity: 10 } })
    const carts = await fillCarts(shop, [1, 4, 9, 4, 2])
    const asked = await Promise.all(carts.map((cart) => readToOrder(shop, cart)))
    const ids = await Promise.all(asked.map((ordered) => ordered()))
    expect(ids.map((id) => id !== undefined)).toEqual([true, true, false, true, false])
    expect(await stockOf(shop)).toBe(1)
    expect(await ordersOf(shop)).toHaveLength(3)
  })

  it('are left alone where they have changed since they were read', async () => {
    const shop = await openShopWith(souk, { Vase: { price: '10.00', quantity: 100 } })
    const product = shop.products.Vase as number
    const changes: Record<string, (cart: Cart) => Promise<unknown>> = {
      'more of it': (cart) => cart.call('PUT', `/items/${product}`, { quantity: 2 }),
      'a note': (cart) => cart.call('PATCH', '', { note: 'Ring twice.' }),
      'all taken out': (cart) => cart.call('DELETE', `/items/${product}`),
      'ordered already': async (cart) => cart.order((await cart.call('GET')).body.data.totals.total),
    }
    const carts = await fillCarts(
      shop,
      Object.values(changes).map(() => 1),
    )
    const asked = await Promise.all(carts.map((cart) => readToOrder(shop, cart)))
    for (const [at, change] of Object.values(changes).entries()) await change(carts[at] as Cart)
    expect(await Promise.all(asked.map((ordered) => ordered()))).toEqual(asked.map(() => undefined))
    expect(await ordersOf(shop)).toHaveLength(1)
    expect(await stockOf(shop)).toBe(99)
  })
})
