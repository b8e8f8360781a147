import { beforeAll, describe, expect, it } from 'vitest'
import { clientOf } from '#test/client.ts'
import { type Souk, startSouk } from '#test/harness.ts'
import { openCart } from '#test/store-visitor.ts'
import { demoPassword, demoShops, seedDemo } from './index.ts'

describe('the demo', () => {
  let souk: Souk

  beforeAll(async () => {
    souk = await startSouk()
    await seedDemo(souk.dependencies)
  })

  it('has in every shop a first product that can be bought, and one further down that is sold out', async () => {
    for (const { email } of demoShops) {
      const { body } = await clientOf(souk).post('/login', { email, password: demoPassword })
      const { id, roles } = (await clientOf(souk, body.data.token).get('/me')).body.data
      const owner = clientOf(souk, body.data.token)
      const products = (await owner.get(`/products?user_id=${id}`)).body.data
      expect(products.slice(1).some(({ quantity }: { quantity: number }) => quantity === 0)).toBe(true)
      const placed = await owner.post('/orders', { items: [{ product_id: products[0].id, quantity: 3 }] })
      expect(placed.status, `${roles} ${JSON.stringify(placed.body)}`).toBe(201)
    }
  })

  it('has ninety days behind it that the figures, the ledger and further moves agree with', async () => {
    const { body } = await clientOf(souk).post('/login', { email: 'merchant@example.com', password: demoPassword })
    const owner = clientOf(souk, body.data.token)
    const { series, figures } = (await owner.get('/stats?days=91&by=day')).body.data
    const sold = series.filter(({ orders }: { orders: number }) => orders > 0)
    expect(sold.length).toBeGreaterThan(85)
    expect(figures.orders.total).toBe((await owner.get('/orders')).body.meta.total)
    const { rows } = await souk.owner.query(
      `SELECT (SELECT count(*) FROM products WHERE quantity <> (SELECT sum(delta) FROM stock_movements WHERE product_id = products.id)) AS off`,
    )
    expect(rows).toEqual([{ off: 0 }])
    const [paid] = (await owner.get('/orders?status=paid&sort=created_at')).body.data
    const before = (await owner.get(`/products/${paid.items[0].product_id}`)).body.data.quantity
    const shipped = await owner.call('PUT', `/orders/${paid.id}/status`, { status: 'shipped' })
    expect([shipped.status, shipped.body.data?.status]).toEqual([200, 'shipped'])
    expect((await owner.get(`/products/${paid.items[0].product_id}`)).body.data.quantity).toBe(before)
    const events = (await owner.get('/notifications?per_page=100')).body.data
    expect(new Set(events.map(({ order_id }: { order_id: number }) => order_id)).size).toBeLessThan(6)
  })

  it("says a code in its shop's description, which takes a tenth off a cart there", async () => {
    const { description } = (await clientOf(souk).get('/shops/spice-bazaar')).body.data
    const [, code] = /With the code (\w+) /.exec(description) ?? []
    const [{ slug }] = (await clientOf(souk).get('/shops/spice-bazaar/listings')).body.data
    const listing = (await clientOf(souk).get(`/shops/spice-bazaar/listings/${slug}`)).body.data
    const cart = await openCart(souk, 'spice-bazaar', { [listing.products[0].id]: 1 })
    const { discounts, totals } = (await cart.call('PUT', `/codes/${code}`)).body.data
    expect(discounts).toMatchObject([{ name: 'Welcome', code: 'WELCOME', amount: totals.discount }])
    expect(Math.round(Number(totals.items) * 10)).toBe(Math.round(Number(totals.discount) * 100))
  })
})
