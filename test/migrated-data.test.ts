import { readdirSync, readFileSync } from 'node:fs'
import { Kysely, PostgresDialect, sql } from 'kysely'
import { Migrator } from 'kysely/migration'
import { Client, Pool } from 'pg'
import { describe, expect, inject, it } from 'vitest'
import { reconcileStock } from '#modules/inventory/stock/index.ts'
import { type ApplicationRoles, ensureApplicationRoles } from '#platform/database/application-role.ts'
import { withRoles } from '#platform/database/migrate.ts'
import { newUser } from './client.ts'
import { type Souk, startSouk } from './harness.ts'
import { runCommand } from './run-command.ts'

const directory = new URL('../migrations/', import.meta.url)

/** An empty database, brought as far as the system was in those days. */
async function databaseAsOf(last: string): Promise<string> {
  const url = new URL(inject('postgresUrl'))
  const name = `souk_${crypto.randomUUID().replaceAll('-', '')}`
  await asOwner(url.href, (owner) => owner.query(`CREATE DATABASE ${name}`))
  url.pathname = name
  const roles = await ensureApplicationRoles(url.href)
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: new Pool({ connectionString: url.href }) }) })
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrationsUntil(last, roles) } })
  const { error } = await migrator.migrateToLatest()
  await db.destroy()
  if (error !== undefined) throw error
  return url.href
}

function migrationsUntil(last: string, roles: ApplicationRoles) {
  const files = readdirSync(directory).filter((file) => file.endsWith('.sql') && file.slice(0, 4) <= last)
  const steps = files.map((file) => {
    const text = withRoles(readFileSync(new URL(file, directory), 'utf8'), roles)
    return [file.replace('.sql', ''), { up: async (db: Kysely<unknown>) => void (await sql.raw(text).execute(db)) }]
  })
  return Object.fromEntries(steps)
}

async function asOwner<T>(url: string, work: (owner: Client) => Promise<T>): Promise<T> {
  const owner = new Client({ connectionString: url })
  await owner.connect()
  try {
    return await work(owner)
  } finally {
    await owner.end()
  }
}

const statuses = ['pending', 'paid', 'shipped', 'delivered', 'cancelled', 'refunded']

/** Two shops of three products, one of them deleted, and twelve orders each: two in every status. */
const shops = `
  INSERT INTO users (name, email, password_hash)
    SELECT 'Old', 'old-' || shop || '@example.com', 'none' FROM generate_series(1, 2) AS shop;
  INSERT INTO products (user_id, name, price, quantity, deleted_at)
    SELECT users.id, 'Mug ' || place, 10, 100, CASE WHEN place = 3 THEN now() END
    FROM users, generate_series(1, 3) AS place ORDER BY users.id, place;`

/** Before orders had numbers, a history and a ledger behind them. */
const ordersAtFirst = `
  INSERT INTO orders (user_id, total_price, status)
    SELECT users.id, 20, ('{${statuses}}'::text[])[1 + place % 6] FROM generate_series(1, 12) AS place, users
    ORDER BY place, users.id;
  INSERT INTO order_items (user_id, order_id, product_id, quantity, product_name, unit_price)
    SELECT orders.user_id, orders.id, products.id, 2, products.name, 10
    FROM orders JOIN products ON products.user_id = orders.user_id AND products.name = 'Mug ' || 1 + orders.id % 3;`

/** As the application wrote them from the second migration on. */
const ordersWithLedger = `
  INSERT INTO stock_movements (user_id, product_id, kind, delta, quantity_after)
    SELECT user_id, id, 'opening', 100, 100 FROM products ORDER BY id;
  INSERT INTO orders (user_id, number, total_price, status)
    SELECT users.id, place, 20, ('{${statuses}}'::text[])[1 + place % 6] FROM generate_series(1, 12) AS place, users
    ORDER BY place, users.id;
  INSERT INTO order_items (user_id, order_id, product_id, quantity, product_name, unit_price)
    SELECT orders.user_id, orders.id, products.id, 2, products.name, 10
    FROM orders JOIN products ON products.user_id = orders.user_id AND products.name = 'Mug ' || 1 + orders.id % 3;
  INSERT INTO order_counters (user_id, last_number, ${statuses})
    SELECT id, 12, 2, 2, 2, 2, 2, 2 FROM users;
  INSERT INTO order_transitions (user_id, order_id, to_status, by_user_id)
    SELECT user_id, id, 'pending', user_id FROM orders ORDER BY id;
  INSERT INTO stock_movements (user_id, product_id, kind, delta, quantity_after, order_id)
    SELECT user_id, product_id, 'order', -2, 100 - 2 * row_number() OVER (PARTITION BY product_id ORDER BY order_id), order_id
    FROM order_items ORDER BY order_id;
  INSERT INTO stock_movements (user_id, product_id, kind, delta, quantity_after, order_id)
    SELECT item.user_id, product_id, 'cancellation', 2,
      (SELECT min(quantity_after) FROM stock_movements AS sold WHERE sold.product_id = item.product_id)
        + 2 * row_number() OVER (PARTITION BY product_id ORDER BY order_id), order_id
    FROM order_items AS item JOIN orders ON orders.id = order_id WHERE status = 'cancelled' ORDER BY order_id;
  UPDATE products SET quantity = (SELECT sum(delta) FROM stock_movements WHERE product_id = products.id);`

async function reconcile(souk: Souk) {
  const { done, said } = await runCommand(reconcileStock, souk.dependencies)
  return { agree: done, said }
}

const allIsWell = { agree: true, said: ['Every quantity is what its ledger proves.'] }

describe.each([
  ['0001', shops + ordersAtFirst],
  ['0003', shops + ordersWithLedger],
])('data from the days of migration %s', (last, fill) => {
  it('is brought along whole: counters, numbers, histories, ledger, and everything goes on from there', async () => {
    const url = await databaseAsOf(last)
    const kept = 'SELECT id, user_id, status, total_price FROM orders ORDER BY id'
    const before = await asOwner(url, async (owner) => {
      await owner.query(fill)
      return (await owner.query(kept)).rows
    })
    const souk = await startSouk({ DATABASE_URL: url })
    expect(before).toHaveLength(24)
    expect((await souk.owner.query(kept)).rows).toEqual(before)
    const { rows: counters } = await souk.owner.query(`SELECT last_number, ${statuses} FROM order_counters`)
    const expected = { last_number: 12, ...Object.fromEntries(statuses.map((status) => [status, 2])) }
    expect(counters).toEqual([expected, expected])
    expect(await reconcile(souk)).toEqual(allIsWell)

    const admin = await newUser(souk, 'admin')
    const [first] = (await admin.get('/orders?sort=id&per_page=100')).body.data
    const { data: orders, meta } = (await admin.get(`/orders?user_id=${first.user_id}&sort=number&per_page=100`)).body
    expect(orders.map(({ number }: { number: number }) => number)).toEqual(
      Array.from({ length: 12 }, (_, at) => at + 1),
    )
    expect(meta.total).toBe(12)
    for (const { id, status } of orders.slice(0, 6)) {
      const history = (await admin.get(`/orders/${id}/history`)).body.data
      expect(history[0]).toMatchObject({ from: null, to: 'pending' })
      const cancelled = await admin.post(`/orders/${id}/cancellation`)
      expect(cancelled.status, status).toBe(['pending', 'paid'].includes(status) ? 200 : 409)
    }
    const product_id = (await admin.get(`/products?user_id=${first.user_id}&sort=id`)).body.data[0].id
    const items = [{ product_id, quantity: 3 }]
    const placed = await admin.post('/orders', { user_id: first.user_id, items })
    expect([placed.status, placed.body.data.number]).toEqual([201, 13])
    expect(await reconcile(souk)).toEqual(allIsWell)
  })
})

describe('a database that begins', () => {
  it('leaves PostgreSQL to guess the size of empty tables: one known to be empty is read whole by plans that live on', async () => {
    const { owner } = await startSouk()
    const { rows } = await owner.query(
      `SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND reltuples = 0`,
    )
    expect(rows).toEqual([])
  })
})
