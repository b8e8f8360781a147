/** The filling side of order-list.ts: a million orders, written past the application, as it would have written them. */
import { Client } from 'pg'

export interface Size {
  orders: number
  /** How many of them are the first tenant's. */
  ofTheFirst: number
  tenants: number
}

/** Every tenant has as many; the first ones are in many orders, the last ones in few. */
const productsEach = 20
const linesEach = 2

/** The first tenant is there already, by registering; the others are added. */
export async function fillOrders(
  ownerUrl: string,
  first: number,
  { orders, ofTheFirst, tenants }: Size,
): Promise<void> {
  const client = new Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    // Foreign keys and triggers would look at each of three million rows: what is written here refers to what is there.
    await client.query("SET session_replication_role = 'replica'; SET maintenance_work_mem = '256MB'")
    await client.query(`
      INSERT INTO users (name, email, password_hash)
        SELECT 'Bench', 'tenant-' || number || '@example.com', 'none' FROM generate_series(2, ${tenants}) AS number;
      CREATE TEMPORARY TABLE tenants AS
        SELECT id, row_number() OVER (ORDER BY id <> ${first}, id) - 1 AS place FROM users
        WHERE id = ${first} OR password_hash = 'none';
      INSERT INTO products (user_id, name, price, quantity)
        SELECT tenants.id, 'Product ' || number, 19.99, 1000000 FROM tenants, generate_series(1, ${productsEach}) AS number
        ORDER BY tenants.place, number;
      CREATE TEMPORARY TABLE shelves AS SELECT user_id, min(id) AS first_product FROM products GROUP BY user_id;
      ANALYZE tenants, shelves`)
    await client.query(`
      INSERT INTO orders (user_id, number, status, total_price, created_at, updated_at)
        SELECT tenants.id, row_number() OVER (PARTITION BY tenants.id ORDER BY turn),
          (ARRAY['pending', 'paid', 'shipped', 'cancelled', 'refunded', 'delivered'])
            [CASE WHEN chance < 0.05 THEN 1 WHEN chance < 0.1 THEN 2 WHEN chance < 0.15 THEN 3
              WHEN chance < 0.2 THEN 4 WHEN chance < 0.201 THEN 5 ELSE 6 END],
          round((1 + 499 * random())::numeric, 2),
          timestamptz '2024-01-01Z' + turn * interval '1 minute',
          timestamptz '2024-01-01Z' + turn * interval '1 minute' + random() * interval '10 days'
        FROM (
          SELECT turn, random() AS chance,
            CASE WHEN turn % ${orders / ofTheFirst} = 0 THEN 0 ELSE 1 + floor(random() * ${tenants - 1}) END AS place
          FROM generate_series(1, ${orders}) AS turn
        ) AS turns JOIN tenants USING (place) ORDER BY turn`)
    await client.query(`
      INSERT INTO order_items (user_id, order_id, product_id, quantity, product_name, unit_price)
        SELECT orders.user_id, orders.id, first_product + floor(${productsEach} * random() ^ 3), 1, 'Product', 19.99
        FROM orders JOIN shelves USING (user_id), generate_series(1, ${linesEach}) AS line ORDER BY orders.id, line`)
    await client.query(`
      INSERT INTO order_counters (user_id, last_number, pending, paid, shipped, delivered, cancelled, refunded)
        SELECT user_id, count(*),
          count(*) FILTER (WHERE status = 'pending'), count(*) FILTER (WHERE status = 'paid'),
          count(*) FILTER (WHERE status = 'shipped'), count(*) FILTER (WHERE status = 'delivered'),
          count(*) FILTER (WHERE status = 'cancelled'), count(*) FILTER (WHERE status = 'refunded')
        FROM orders GROUP BY user_id`)
    // As autovacuum does in time; without it no index answers alone.
    for (const table of ['orders', 'order_items', 'order_counters', 'products']) {
      await client.query(`VACUUM (ANALYZE) ${table}`)
    }
  } finally {
    await client.end()
  }
}
