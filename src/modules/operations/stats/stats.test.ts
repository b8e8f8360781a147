import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { withTenant } from '#platform/database/transactions.ts'
import { clientOf, newProduct, newUser, type User } from '#test/client.ts'
import { type Souk, startSouk } from '#test/harness.ts'

const today = () => new Date().toISOString().slice(0, 10)

describe('the stats', () => {
  let souk: Souk
  let admin: User

  beforeAll(async () => {
    souk = await startSouk()
    admin = await newUser(souk, 'admin')
  })

  const statsOf = async (user: User, query = '') => (await user.get(`/stats${query}`)).body.data
  const buy = async (user: User, productId: number, quantity = 1) => {
    const answer = await user.post('/orders', { items: [{ product_id: productId, quantity }] })
    expect(answer.status).toBe(201)
    return answer.body.data.id as number
  }

  it('follow each change at once: products, orders, revenue, what sells and what runs out', async () => {
    const user = await newUser(souk, 'merchant')
    expect((await statsOf(user)).figures.products).toEqual({ total: 0, period: 0, before: 0 })
    const { id: mug } = await newProduct(user, { name: 'Mug', price: '2.50', quantity: 7 })
    const { id: bowl } = await newProduct(user, { name: 'Bowl', price: '10.00', quantity: 1 })
    const first = await buy(user, mug, 3)
    await buy(user, bowl)
    const stats = await statsOf(user)
    expect(stats.figures).toMatchObject({
      products: { total: 2 },
      out_of_stock: { total: 1 },
      orders: { total: 2, period: 2, before: 0 },
      open_orders: { total: 2 },
      revenue: { total: '17.50', period: '17.50', before: '0.00' },
    })
    expect(stats.series).toHaveLength(30)
    expect(stats.series.at(-1)).toEqual({ from: today(), orders: 2, revenue: '17.50' })
    const sold = { user_id: user.id, units_before: 0 }
    expect(stats.best_sellers).toEqual({
      month: today().slice(0, 7),
      products: [
        { ...sold, product_id: mug, name: 'Mug', units: 3, revenue: '7.50' },
        { ...sold, product_id: bowl, name: 'Bowl', units: 1, revenue: '10.00' },
      ],
    })
    expect(stats.low_stock.map(({ name, quantity }: { name: string; quantity: number }) => [name, quantity])).toEqual([
      ['Bowl', 0],
      ['Mug', 4],
    ])

    await user.post(`/orders/${first}/cancellation`)
    const after = await statsOf(user)
    expect(after.figures).toMatchObject({ open_orders: { total: 1 }, revenue: { total: '10.00' } })
    expect(after.orders_by_status).toMatchObject({ pending: 1, cancelled: 1 })
    expect(after.best_sellers.products.map(({ product_id }: { product_id: number }) => product_id)).toEqual([bowl])
    expect(after.low_stock).toHaveLength(1)
    await user.call('DELETE', `/products/${bowl}`)
    expect((await statsOf(user)).figures).toMatchObject({ products: { total: 1 }, out_of_stock: { total: 0 } })
  })

  it('compare the period with the one before, by the day on which an order was placed', async () => {
    const user = await newUser(souk, 'merchant')
    const { id } = await newProduct(user, { price: '1.00', quantity: 100 })
    const ids = [await buy(user, id), await buy(user, id), await buy(user, id)]
    await withTenant(souk.dependencies.database, user.id, (tx) =>
      // As if they had been placed then: the triggers note what a table says, whoever wrote it.
      sql`INSERT INTO orders (user_id, number, total_price, status, created_at)
        SELECT user_id, number + 100, 8, 'paid', now() - interval '9 days' FROM orders`.execute(tx),
    )
    expect(ids).toHaveLength(3)
    const { figures, series } = await statsOf(user, '?days=7&by=week')
    expect(figures.orders).toEqual({ total: 6, period: 3, before: 3 })
    expect(figures.revenue).toEqual({ total: '27.00', period: '3.00', before: '24.00' })
    expect(series.reduce((sum: number, { orders }: { orders: number }) => sum + orders, 0)).toBe(3)
    for (const { from } of series) expect(new Date(from).getUTCDay()).toBe(1)
  })

  it('show a tenant its own, and an operator those of all or of one', async () => {
    const [mine, other] = [await newUser(souk, 'merchant'), await newUser(souk)]
    const { id } = await newProduct(mine, { quantity: 3 })
    await buy(mine, id)
    expect((await statsOf(other)).figures.orders.total).toBe(0)
    expect((await other.get(`/stats?user_id=${mine.id}`)).status).toBe(403)
    expect((await statsOf(admin, `?user_id=${mine.id}`)).figures.orders.total).toBe(1)
    const all = await statsOf(admin)
    const { rows } = await souk.owner.query('SELECT count(*)::int AS orders FROM orders')
    expect(all.figures.orders.total).toBe(rows[0].orders)
    expect(all.figures.products.total).toBe((await admin.get('/products')).body.meta.total)
    const { body } = await mine.post('/tokens', { name: 'orders only', abilities: ['orders.view'] })
    expect((await clientOf(souk, body.data.token).get('/stats')).status).toBe(403)
  })

  it('refuse a period that is none', async () => {
    for (const query of ['days=0', 'days=732', 'by=year', 'month=2026-13', 'week=1'])
      expect((await admin.get(`/stats?${query}`)).status, query).toBe(422)
  })
})
