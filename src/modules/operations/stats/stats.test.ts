import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { withTenant } from '#platform/database/transactions.ts'
import { clientOf, newProduct, newUser, type User } from '#test/client.ts'
import { type Souk, startSouk } from '#test/harness.ts'
import { foldChanges } from './fold-changes.ts'
import { getStats } from './get-stats.ts'
import { StatsQuery } from './stats.schemas.ts'

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

  describe('of a shop with a time zone', () => {
    const inZone = async (time_zone: string) => {
      const user = await newUser(souk, 'merchant')
      expect((await user.call('PATCH', '/shop', { time_zone })).status).toBe(200)
      return user
    }
    /** Orders of 1.00 as if they had been placed then. */
    const placeAt = (user: User, moments: string) =>
      withTenant(souk.dependencies.database, user.id, (tx) =>
        sql`INSERT INTO orders (user_id, number, total_price, status, created_at)
          SELECT ${user.id}::bigint, 1 + coalesce((SELECT max(number) FROM orders), 0) + row_number() OVER (), 1, 'paid', at
          FROM (${sql.raw(moments)}) AS placed (at)`.execute(tx),
      )
    const daysAt = async (user: User, now: string, days: number) => {
      const query = StatsQuery.parse({ days: String(days) })
      const { series, period } = await withTenant(souk.dependencies.database, user.id, (tx) =>
        getStats(tx, query, new Date(now)),
      )
      return { period, days: Object.fromEntries(series.map(({ from, orders }) => [from.slice(5), orders])) }
    }
    /** One every half hour. */
    const halfHours = (from: string, to: string) =>
      `SELECT generate_series('${from}'::timestamptz, '${to}'::timestamptz, interval '30 minutes')`

    it('are of its days, also of those with 23 and 25 hours', async () => {
      const user = await inZone('Europe/Berlin')
      await placeAt(user, halfHours('2026-03-27T23:00Z', '2026-03-30T21:59Z'))
      await placeAt(user, halfHours('2026-10-23T22:00Z', '2026-10-26T22:59Z'))
      const spring = await daysAt(user, '2026-03-30T21:30Z', 3)
      expect(spring.period).toMatchObject({ from: '2026-03-28', to: '2026-03-30', time_zone: 'Europe/Berlin' })
      expect(spring.days).toEqual({ '03-28': 48, '03-29': 46, '03-30': 48 })
      // Midnight there has just come.
      expect((await daysAt(user, '2026-10-26T23:00Z', 1)).days).toEqual({ '10-27': 0 })
      expect((await daysAt(user, '2026-10-26T22:59Z', 3)).days).toEqual({ '10-24': 48, '10-25': 50, '10-26': 48 })
    })

    it('begin at its midnight where that is at half an hour, and its best sellers at that of the month', async () => {
      const user = await inZone('Asia/Kolkata')
      await placeAt(user, "VALUES ('2026-06-10T18:29:59Z'::timestamptz), ('2026-06-10T18:30Z')")
      expect((await daysAt(user, '2026-06-11T12:00Z', 2)).days).toEqual({ '06-10': 1, '06-11': 1 })
      const { id } = await newProduct(user, { name: 'Tea' })
      await withTenant(souk.dependencies.database, user.id, (tx) =>
        sql`WITH placed AS (INSERT INTO orders (user_id, number, total_price, status, created_at)
            VALUES (${user.id}, 90, 1, 'paid', '2026-06-30T18:30Z'), (${user.id}, 91, 1, 'paid', '2026-06-30T18:29Z') RETURNING *)
          INSERT INTO order_items (user_id, order_id, product_id, quantity, product_name, unit_price)
          SELECT user_id, id, ${id}, number - 89, 'Tea', 1 FROM placed`.execute(tx),
      )
      const july = (await statsOf(user, '?month=2026-07')).best_sellers.products
      expect(july).toMatchObject([{ product_id: id, units: 1, units_before: 2 }])
      expect((await user.call('PATCH', '/shop', { time_zone: 'UTC' })).status).toBe(200)
      expect((await statsOf(user, '?month=2026-06')).best_sellers.products).toMatchObject([{ units: 3 }])
      expect((await statsOf(user, '?month=2026-07')).best_sellers.products).toEqual([])
    })

    it('move with it to another zone, whether they are folded or not, and those over all shops stay', async () => {
      const user = await inZone('Europe/Berlin')
      await placeAt(user, halfHours('2025-05-01T00:00Z', '2025-05-03T23:59Z'))
      await user.call('PUT', `/orders/${(await user.get('/orders?sort=created_at')).body.data[0].id}/status`, {
        status: 'cancelled',
      })
      const everybody = () =>
        souk.owner.query(`SELECT sum(paid), sum(cancelled), sum(revenue) FROM (
          SELECT coalesce(utc_day, day) AS day, paid, cancelled, revenue FROM figure_changes
          UNION ALL SELECT day, paid, cancelled, revenue FROM platform_daily_figures) AS days
          WHERE day BETWEEN '2025-04-30' AND '2025-05-05' GROUP BY day ORDER BY day`)
      const before = (await everybody()).rows
      for (const zone of ['Asia/Kathmandu', 'America/Los_Angeles', 'Pacific/Kiritimati', 'UTC', 'Europe/Berlin']) {
        if (zone === 'Pacific/Kiritimati') await foldChanges(souk.dependencies.database)
        expect((await user.call('PATCH', '/shop', { time_zone: zone })).body.data.time_zone).toBe(zone)
        const { rows } = await souk.owner.query(
          `SELECT to_char(created_at AT TIME ZONE $2, 'MM-DD') AS day, count(*)::int AS orders,
             sum(total_price) FILTER (WHERE status = 'paid')::text AS revenue
           FROM orders WHERE user_id = $1 GROUP BY 1 ORDER BY 1`,
          [user.id, zone],
        )
        const query = StatsQuery.parse({ days: '6' })
        const { series } = await withTenant(souk.dependencies.database, user.id, (tx) =>
          getStats(tx, query, new Date('2025-05-05T06:00Z')),
        )
        const ofOrders = series.filter(({ orders }) => orders > 0)
        expect(
          ofOrders.map(({ from, orders, revenue }) => ({ day: from.slice(5), orders, revenue })),
          zone,
        ).toEqual(rows)
      }
      await foldChanges(souk.dependencies.database)
      expect((await everybody()).rows).toEqual(before)
    })
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
