import { sql } from 'kysely'
import { openStock } from '#modules/inventory/stock/index.ts'
import { type Database, type TenantTx, withTenant } from '#platform/database/transactions.ts'

interface Filling {
  userId: number
  /** To whom buyers write. */
  email: string
  products: number
  orders: number
}

/** So few that a statement stays far below the limit of its role. */
const rowsAtOnce = 2_500

/**
 * Opens the shop and writes products with their stock, each shown in a listing, and orders of the last year that are over, as
 * PostgreSQL itself makes rows up: nothing is sent to it but numbers. Triggers, constraints and row security hold as for any other
 * row. Answers how many rows there are.
 */
export async function fillShop(database: Database, { userId, email, products, orders }: Filling): Promise<number> {
  let rows = 0
  await withTenant(database, userId, (tx) =>
    sql`UPDATE shops SET status = 'open', contact_email = ${email} WHERE user_id = ${tx.userId}`.execute(tx),
  )
  for (let done = 0; done < products; done += rowsAtOnce) {
    const count = Math.min(rowsAtOnce, products - done)
    rows += await withTenant(database, userId, (tx) => makeProducts(tx, { count, done }))
  }
  for (let done = 0; done < orders; done += rowsAtOnce) {
    const count = Math.min(rowsAtOnce, orders - done)
    rows += await withTenant(database, userId, (tx) => makeOrders(tx, { count, done, all: orders }))
  }
  return rows
}

const colours = ['Blue', 'Red', 'Green', 'White', 'Black', 'Amber', 'Olive', 'Teal', 'Coral', 'Ivory']
const materials = ['oak', 'linen', 'glass', 'steel', 'wool', 'clay', 'paper', 'brass', 'cork', 'copper']
const things = ['mug', 'bowl', 'lamp', 'chair', 'rug', 'vase', 'clock', 'basket', 'kettle', 'tray']

async function makeProducts(tx: TenantTx, { count, done }: { count: number; done: number }): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    WITH named AS MATERIALIZED (
      SELECT n, (${colours}::text[])[1 + n * 7 % 10] || ' ' || (${materials}::text[])[1 + n * 3 / 10 % 10] || ' '
        || (${things}::text[])[1 + n / 100 % 10] || ' ' || n AS name
      FROM generate_series(${done}::int + 1, ${done}::int + ${count}::int) AS n
    ), shown AS (
      INSERT INTO listings (user_id, title, slug, description, status, published_at, visible)
      SELECT ${tx.userId}, name, replace(lower(name), ' ', '-'), 'Made up.', 'published', now(), true FROM named
      RETURNING id, title
    )
    INSERT INTO products (user_id, listing_id, name, description, price, quantity, created_at)
    SELECT ${tx.userId}, shown.id, name, 'Made up.', 3 + n * 37 % 180, n * 13 % 200, now() - interval '366 days'
    FROM named JOIN shown ON title = name RETURNING id`.execute(tx)
  const ids = rows.map(({ id }) => id)
  await openStock(tx, ids, tx.userId)
  return 3 * count
}

/**
 * Orders that are delivered or, each tenth, refunded, with more of them towards now. Their goods were never in the stock that is
 * there now, so that ledger and quantities agree.
 */
async function makeOrders(
  tx: TenantTx,
  { count, done, all }: { count: number; done: number; all: number },
): Promise<number> {
  await sql`
    WITH shelf AS MATERIALIZED (
      SELECT id, name, price, row_number() OVER (ORDER BY id) - 1 AS place, count(*) OVER () AS places
      FROM (SELECT id, name, price FROM products WHERE user_id = ${tx.userId} ORDER BY id LIMIT 1000) AS shown
    ), counted AS (
      INSERT INTO order_counters AS counters (user_id, last_number, delivered, refunded)
      SELECT ${tx.userId}, count(*), count(*) FILTER (WHERE n % 10 > 0), count(*) FILTER (WHERE n % 10 = 0)
      FROM generate_series(${done}::int + 1, ${done}::int + ${count}::int) AS n
      ON CONFLICT (user_id) DO UPDATE SET last_number = counters.last_number + excluded.last_number,
        delivered = counters.delivered + excluded.delivered, refunded = counters.refunded + excluded.refunded
      RETURNING last_number - ${count}::int AS before
    ), lines AS MATERIALIZED (
      SELECT n, before + n - ${done}::int AS number, shelf.id AS product_id, name, price, 1 + n % 3 AS quantity,
        CASE WHEN n % 10 = 0 THEN 'refunded' ELSE 'delivered' END AS status,
        now() - interval '365 days' * (1 - sqrt(n::float8 / ${all}::int)) - interval '1 minute' AS moment
      FROM counted, generate_series(${done}::int + 1, ${done}::int + ${count}::int) AS n
        JOIN shelf ON place = n * 7919 % places
    ), placed AS (
      INSERT INTO orders (user_id, number, status, payment_status, fulfillment_status, total_price, created_at, updated_at)
      SELECT ${tx.userId}, number, status, CASE status WHEN 'refunded' THEN 'refunded' ELSE 'paid' END, 'delivered',
        price * quantity, moment, moment FROM lines ORDER BY number
      RETURNING id, number
    ), sold AS (
      INSERT INTO order_items (user_id, order_id, product_id, quantity, product_name, unit_price, tracked, fulfilled, refunded)
      SELECT ${tx.userId}, placed.id, product_id, quantity, name, price, false, quantity,
        CASE status WHEN 'refunded' THEN quantity ELSE 0 END
      FROM placed JOIN lines USING (number)
    )
    INSERT INTO order_transitions (user_id, order_id, to_status, by_user_id, created_at)
    SELECT ${tx.userId}, placed.id, status, ${tx.userId}, moment FROM placed JOIN lines USING (number)`.execute(tx)
  return 3 * count
}
