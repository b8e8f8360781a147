/** The filling side of product-list-plans.ts: a million products, written past the application, as it would have written them. */
import { Client } from 'pg'

export interface Size {
  products: number
  /** How many of them, of a hundred, are the first tenant's. */
  percentOfTheFirst: number
  tenants: number
}

export const words = {
  colour: 'Blue Red Green White Black Grey Amber Ivory Coral Olive Teal Plum'.split(' '),
  material: 'oak linen glass steel wool clay paper cotton brass stone cork silk bamboo marble leather copper'.split(
    ' ',
  ),
  thing:
    'mug bowl lamp chair table rug vase shelf clock frame basket blanket pillow kettle teapot tray candle mirror stool desk'.split(
      ' ',
    ),
}
const oneOf = (list: string[]) => `(ARRAY['${list.join("','")}'])[1 + floor(random() * ${list.length})]`
const tables = ['products', 'product_levels', 'daily_figures', 'platform_daily_figures']

/** The first tenant is there already, by registering; the others are added. */
export async function fillProducts(ownerUrl: string, first: number, size: Size): Promise<void> {
  const client = new Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    // Triggers would look at each of a million rows: what they would have noted is written below.
    await client.query("SET session_replication_role = 'replica'; SET maintenance_work_mem = '256MB'")
    await withoutIndexes(client, () => insert(client, first, size))
    // As autovacuum does in time; without it no index answers alone.
    for (const table of tables) await client.query(`VACUUM (ANALYZE) ${table}`)
  } finally {
    await client.end()
  }
}

async function insert(client: Client, first: number, { products, percentOfTheFirst, tenants }: Size): Promise<void> {
  await client.query(`
    INSERT INTO users (name, email, password_hash)
      SELECT 'Bench', 'tenant-' || number || '@example.com', 'none' FROM generate_series(2, ${tenants}) AS number;
    CREATE TEMPORARY TABLE tenants AS
      SELECT id, row_number() OVER (ORDER BY id <> ${first}, id) - 1 AS place FROM users
      WHERE id = ${first} OR password_hash = 'none' OR email LIKE 'tenant-%@bench.example.com';
    ANALYZE tenants`)
  await client.query(`
    INSERT INTO products (user_id, name, description, price, quantity, created_at, updated_at)
      SELECT tenants.id, ${oneOf(words.colour)} || ' ' || ${oneOf(words.material)} || ' ' || ${oneOf(words.thing)} || ' ' || turn,
        'Hand made, dishwasher safe.', round((exp(random() * 6) + 0.5)::numeric, 2),
        CASE WHEN random() < 0.1 THEN 0 ELSE floor(random() * 200) END,
        timestamptz '2024-01-01Z' + turn * interval '1 minute',
        timestamptz '2024-01-01Z' + turn * interval '1 minute' + random() * interval '30 days'
      FROM (
        SELECT turn, CASE WHEN random() * 100 < ${percentOfTheFirst} THEN 0
          ELSE 1 + floor(random() * ${tenants - 1}) END AS place
        FROM generate_series(1, ${products}) AS turn
      ) AS turns JOIN tenants USING (place) ORDER BY turn`)
  await client.query(`
    INSERT INTO product_levels (user_id, product_id, quantity, updated_at, name, price_cents, created_at)
      SELECT user_id, id, quantity, updated_at, name, price_cents, created_at FROM products;
    INSERT INTO unzoned_products (user_id, product_id) SELECT user_id, max(id) FROM products GROUP BY user_id;
    INSERT INTO daily_figures (user_id, day, products, out_of_stock)
      SELECT user_id, utc_day(created_at), count(*), count(*) FILTER (WHERE quantity = 0) FROM products GROUP BY 1, 2;
    INSERT INTO platform_daily_figures (day, products, out_of_stock)
      SELECT day, sum(products), sum(out_of_stock) FROM daily_figures GROUP BY day`)
}

/** Made at the end, indexes take a tenth of the time. */
async function withoutIndexes(client: Client, work: () => Promise<void>): Promise<void> {
  const { rows } = await client.query<{ name: string; definition: string }>(`
    SELECT indexrelid::regclass::text AS name, pg_get_indexdef(indexrelid) AS definition FROM pg_index
    WHERE indrelid IN ('products'::regclass, 'product_levels'::regclass) AND NOT indisunique`)
  for (const { name } of rows) await client.query(`DROP INDEX ${name}`)
  await work()
  for (const { definition } of rows) await client.query(definition)
}

/** A word of many names, one of a few, a beginning, and one of none. */
export const searches = {
  common: () => pick(words.thing),
  rare: () =>
    `${pick(words.colour)} ${pick(words.material)} ${pick(words.thing)} ${100 + Math.floor(Math.random() * 900)}`,
  number: () => String(10_000 + Math.floor(Math.random() * 90_000)),
  none: () => `zz${Math.floor(Math.random() * 1_000)}`,
}

function pick(list: string[]): string {
  return list[Math.floor(Math.random() * list.length)] as string
}
