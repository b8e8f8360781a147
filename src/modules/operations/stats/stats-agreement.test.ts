import fc from 'fast-check'
import { Kysely, PostgresDialect, sql } from 'kysely'
import { Pool } from 'pg'
import { beforeAll, describe, expect, it } from 'vitest'
import { orderStatuses } from '#modules/sales/orders/index.ts'
import type { DB } from '#platform/database/schema.ts'
import type { PlatformTx, TenantTx } from '#platform/database/transactions.ts'
import { newProduct, newUser, type User } from '#test/client.ts'
import { type Souk, startSouk } from '#test/harness.ts'
import { foldChanges } from './fold-changes.ts'
import { getStats } from './get-stats.ts'
import { StatsQuery } from './stats.schemas.ts'

type Act = (quantity: number) => Promise<unknown>

describe('the stats', () => {
  let souk: Souk
  let snapshots: Kysely<DB>

  beforeAll(async () => {
    souk = await startSouk()
    const { applicationUrl: connectionString } = souk.dependencies
    snapshots = new Kysely({ dialect: new PostgresDialect({ pool: new Pool({ connectionString, max: 1 }) }) })
    return () => snapshots.destroy()
  })

  /** Both sides are read in one snapshot, as a user or with everybody in view. */
  async function agreesFor(user: User | undefined): Promise<void> {
    await snapshots
      .transaction()
      .setIsolationLevel('repeatable read')
      .execute(async (tx) => {
        if (user === undefined) await sql`SET LOCAL ROLE ${sql.id(souk.dependencies.database.platformRole)}`.execute(tx)
        else await sql`SELECT set_config('souk.tenant', ${String(user.id)}, true)`.execute(tx)
        await expectAgreement((user === undefined ? tx : Object.assign(tx, { userId: user.id })) as TenantTx)
      })
  }

  it('agree with the tables at every moment, while orders come and go from all sides and changes are folded', async () => {
    const admin = await newUser(souk, 'admin')
    const shops = await Promise.all([1, 2, 3].map(() => newUser(souk, 'merchant')))
    const acts: Act[] = []
    for (const shop of shops) acts.push(...(await actsOf(shop, admin)))
    const step = fc.record({ act: fc.nat(acts.length - 1), quantity: fc.integer({ min: 1, max: 4 }) })
    let folded = 0
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 40 }), async (steps) => {
        const lanes = Promise.all(
          [0, 1, 2, 3].map(async (lane) => {
            for (const { act, quantity } of steps.filter((_step, at) => at % 4 === lane)) await acts[act]?.(quantity)
          }),
        )
        for (let look = 0; look < 5; look += 1) {
          folded += await foldChanges(souk.dependencies.database)
          for (const who of [undefined, ...shops]) await agreesFor(who)
        }
        await lanes
        for (const who of [undefined, ...shops]) await agreesFor(who)
      }),
      { numRuns: 8 },
    )
    expect(folded).toBeGreaterThan(0)

    // A database that had orders before it had sums is counted once, by the migration.
    await souk.owner.query(`
      TRUNCATE daily_figures, platform_daily_figures, figure_changes, monthly_sales, sale_changes, low_stock;
      SELECT count_figures()`)
    for (const who of [undefined, ...shops]) await agreesFor(who)
    await foldChanges(souk.dependencies.database)
    for (const who of [undefined, ...shops]) await agreesFor(who)
  })
})

/** What may happen in a shop; the orders are its own, chosen from the middle and the end of those placed so far. */
async function actsOf(shop: User, admin: User): Promise<Act[]> {
  const placed: number[] = []
  const products = [await newProduct(shop, { quantity: 8 }), await newProduct(shop, { quantity: 8, price: '3.10' })]
  const middle = () => placed[placed.length >> 1] ?? 0
  const move = (status: string) => () => admin.call('PUT', `/orders/${middle()}/status`, { status })
  const order = (id: number) => async (quantity: number) => {
    const { status, body } = await shop.post('/orders', { items: [{ product_id: id, quantity }] })
    if (status === 201) placed.push(body.data.id)
  }
  const restock = (id: number) => (delta: number) =>
    shop.post(`/products/${id}/adjustments`, { delta, reason: 'Delivered' })
  const zones = ['UTC', 'Europe/Berlin', 'Asia/Kolkata', 'Pacific/Kiritimati', 'America/Los_Angeles']
  return [
    ...products.flatMap(({ id }) => [order(id), order(id), restock(id)]),
    move('paid'),
    move('refunded'),
    () => shop.post(`/orders/${placed.at(-1) ?? 0}/cancellation`),
    (draw) => shop.call('PATCH', '/shop', { time_zone: zones[draw] ?? 'UTC' }),
    () => shop.call('PATCH', '/shop', { time_zone: 'Pacific/Niue' }),
    async () => shop.call('DELETE', `/products/${(await newProduct(shop, { quantity: 0 })).id}`),
  ]
}

/** The figures beside what the tables say, in one snapshot. */
async function expectAgreement(tx: TenantTx | PlatformTx): Promise<void> {
  const stats = await getStats(tx, StatsQuery.parse({}))
  const { rows } = await sql<Record<string, unknown>>`
    SELECT (SELECT count(*) FROM products WHERE deleted_at IS NULL) AS products,
      (SELECT count(*) FROM products WHERE deleted_at IS NULL AND quantity = 0) AS out_of_stock,
      (SELECT count(*) FROM orders) AS orders,
      (SELECT count(*) FROM orders WHERE status IN ('pending', 'paid')) AS open_orders,
      (SELECT count(*) FROM notification_deliveries WHERE status = 'failed') AS failed_jobs,
      (SELECT coalesce(sum(total_price), 0)::numeric(20, 2)::text FROM orders
        WHERE status NOT IN ('cancelled', 'refunded')) AS revenue`.execute(tx)
  expect(Object.fromEntries(Object.entries(stats.figures).map(([name, { total }]) => [name, total]))).toEqual(rows[0])
  const byStatus = await sql<{ status: string; orders: number }>`
    SELECT status, count(*) AS orders FROM orders GROUP BY status`.execute(tx)
  const none = Object.fromEntries(orderStatuses.map((status) => [status, 0]))
  expect(stats.orders_by_status).toEqual({
    ...none,
    ...Object.fromEntries(byStatus.rows.map(({ status, orders }) => [status, orders])),
  })
  const zone = 'userId' in tx ? sql`shops.time_zone` : sql`'UTC'`
  const days = await sql<{ from: string; orders: number; revenue: string }>`
    SELECT local_day(orders.created_at, ${zone})::text AS "from", count(*) AS orders,
      coalesce(sum(total_price) FILTER (WHERE orders.status NOT IN ('cancelled', 'refunded')), 0)::numeric(20, 2)::text AS revenue
    FROM orders JOIN shops USING (user_id) GROUP BY 1 ORDER BY 1`.execute(tx)
  expect(stats.series.filter(({ orders }) => orders > 0)).toEqual(days.rows)
  const best = await sql`
    SELECT item.product_id, item.user_id, products.name, sum(item.quantity) AS units,
      sum(item.quantity * item.unit_price)::text AS revenue, 0 AS units_before
    FROM order_items AS item JOIN orders ON orders.id = item.order_id JOIN products ON products.id = item.product_id
      JOIN shops ON shops.user_id = orders.user_id
    WHERE orders.status NOT IN ('cancelled', 'refunded')
      AND local_month(orders.created_at, shops.time_zone) = ${`${stats.best_sellers.month}-01`}::date
    GROUP BY 1, 2, 3 ORDER BY 4 DESC, sum(item.quantity * item.unit_price) DESC, 1 LIMIT 8`.execute(tx)
  expect(stats.best_sellers.products).toEqual(best.rows)
  const low = await sql`
    SELECT id AS product_id, user_id, name, price, quantity FROM products
    WHERE deleted_at IS NULL AND quantity <= 5 ORDER BY quantity, id LIMIT 10`.execute(tx)
  expect(stats.low_stock).toEqual(low.rows)
}
