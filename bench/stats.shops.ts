import { Client } from 'pg'

const tenants = 1_000
const productsEach = 20
const days = 400

/**
 * A thousand shops with a year of orders, written in bulk without triggers and then counted as the migration counts
 * what it finds. Every fifth order is the first shop's, which has ten times the products; answers that shop's user.
 */
export async function fillShops(ownerUrl: string, orders: number, say: (line: string) => void): Promise<number> {
  const owner = new Client({ connectionString: ownerUrl })
  await owner.connect()
  await owner.query('SET session_replication_role = replica')
  const run = async (what: string, text: string) => {
    const begunAt = performance.now()
    const { rowCount } = await owner.query(text)
    say(`${rowCount} ${what} in ${((performance.now() - begunAt) / 1000).toFixed(1)} s`)
  }
  try {
    await run(
      'users',
      `INSERT INTO users (name, email, password_hash)
      SELECT 'Bench', 'bench-' || n || '@example.com', '' FROM generate_series(1, ${tenants}) AS n`,
    )
    await run('shops', 'SELECT open_shop_of(users) FROM users ORDER BY id')
    await run(
      'products',
      `INSERT INTO products (user_id, name, price, quantity, created_at)
      SELECT users.id, 'Product ' || n, 1 + n % 90, n % 40, now() - interval '${days} days'
      FROM users, generate_series(1, CASE WHEN users.id = 1 THEN ${10 * productsEach} ELSE ${productsEach} END) AS n`,
    )
    await run(
      'orders',
      `INSERT INTO orders (user_id, number, total_price, status, created_at)
      SELECT CASE WHEN n % 5 = 0 THEN 1 ELSE 1 + n % ${tenants} END, n, 10 + n % 200,
        (ARRAY['pending', 'paid', 'shipped', 'delivered', 'delivered', 'delivered', 'cancelled', 'refunded'])[1 + n / 7 % 8],
        now() - (${days} - ${days} * n::float8 / ${orders}) * interval '1 day'
      FROM generate_series(1, ${orders}) AS n`,
    )
    await run(
      'lines',
      `INSERT INTO order_items (user_id, order_id, product_id, quantity, product_name, unit_price)
      SELECT orders.user_id, orders.id, products.ids[1 + orders.id % cardinality(products.ids)], 1 + orders.id % 3, 'Product', 5
      FROM orders JOIN (SELECT user_id, array_agg(id) AS ids FROM products GROUP BY user_id) AS products USING (user_id)`,
    )
    await run('count', 'SELECT count_figures()')
    return 1
  } finally {
    await owner.end()
  }
}
