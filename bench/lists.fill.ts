/** The filling side of lists.ts: a million products and a million orders, written past the application, as it would have written them. */
import { Client } from 'pg'

export interface Size {
  products: number
  /** How many of them are the first shop's; the second has a thousand. */
  ofTheFirst: number
  orders: number
  shops: number
}

export const words = {
  colour: 'Blue Red Green White Black Grey Amber Ivory Coral Olive Teal Plum'.split(' '),
  material: 'oak linen glass steel wool clay paper cotton brass stone cork silk bamboo marble copper'.split(' '),
  thing: 'mug bowl lamp chair table rug vase shelf clock frame basket blanket kettle tray candle stool desk'.split(' '),
}
const oneOf = (list: string[]) => `(ARRAY['${list.join("','")}'])[1 + floor(random() * ${list.length})]`

/** Answers the ids of the first shop and the second. */
export async function fill(ownerUrl: string, { products, ofTheFirst, orders, shops }: Size): Promise<[number, number]> {
  const client = new Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    // Triggers and foreign keys would look at each of three million rows.
    await client.query("SET session_replication_role = 'replica'; SET maintenance_work_mem = '256MB'")
    const { rows } = await client.query<{ id: string }>(`
      INSERT INTO users (name, email, password_hash)
      SELECT 'Shop', 'shop-' || n || '@example.com', 'none' FROM generate_series(1, ${shops}) AS n RETURNING id`)
    const first = Number(rows[0]?.id)
    const indexes = await withoutIndexes(client)
    await client.query(`
      INSERT INTO products (user_id, name, description, price, quantity, created_at, updated_at)
        SELECT ${first} + CASE WHEN n % 1000000 < ${ofTheFirst} THEN 0 WHEN n % 1000000 < ${ofTheFirst + 1_000} THEN 1
            ELSE 2 + floor(random() * ${shops - 2})::int END,
          ${oneOf(words.colour)} || ' ' || ${oneOf(words.material)} || ' ' || ${oneOf(words.thing)} || ' ' || n,
          'Hand made, dishwasher safe.', round((exp(random() * 6) + 0.5)::numeric, 2),
          CASE WHEN random() < 0.1 THEN 0 ELSE floor(random() * 200) END,
          timestamptz '2024-01-01Z' + turn * interval '1 minute',
          timestamptz '2024-01-01Z' + turn * interval '1 minute' + random() * interval '30 days'
        FROM generate_series(1, ${products}) AS turn, LATERAL (SELECT turn::bigint * 7919 % ${products} AS n) AS mixed`)
    await client.query(`
      INSERT INTO orders (user_id, number, status, total_price, created_at, updated_at)
        SELECT ${first} + shop, row_number() OVER (PARTITION BY shop ORDER BY turn),
          (ARRAY['pending', 'paid', 'shipped', 'cancelled', 'delivered'])[1 + floor(least(chance, 0.2) * 20)],
          round((1 + 499 * random())::numeric, 2), timestamptz '2024-01-01Z' + turn * interval '1 minute',
          timestamptz '2024-01-01Z' + turn * interval '1 minute' + random() * interval '10 days'
        FROM (SELECT turn, random() AS chance,
            CASE WHEN turn % 10 = 0 THEN 0 ELSE 1 + floor(random() * ${shops - 1})::int END AS shop
          FROM generate_series(1, ${orders}) AS turn) AS turns ORDER BY turn;
      CREATE TEMPORARY TABLE shelves AS SELECT user_id, min(id) AS product_id FROM products GROUP BY user_id;
      INSERT INTO order_items (user_id, order_id, product_id, quantity, product_name, unit_price)
        SELECT user_id, orders.id, product_id, 1, 'Product', 19.99 FROM orders JOIN shelves USING (user_id)`)
    // Made at the end, indexes take a tenth of the time.
    for (const definition of indexes) await client.query(definition)
    // As autovacuum does in time; without it no index answers alone.
    for (const table of ['users', 'products', 'orders', 'order_items']) await client.query(`VACUUM (ANALYZE) ${table}`)
    return [first, first + 1]
  } finally {
    await client.end()
  }
}

/** Drops the indexes that are no constraint's; answers how to make them again. */
async function withoutIndexes(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string; definition: string }>(`
    SELECT indexrelid::regclass::text AS name, pg_get_indexdef(indexrelid) AS definition FROM pg_index
    WHERE indrelid IN ('products'::regclass, 'orders'::regclass, 'order_items'::regclass) AND NOT indisunique`)
  for (const { name } of rows) await client.query(`DROP INDEX ${name}`)
  return rows.map(({ definition }) => definition)
}
