/** Tenants with tokens and products, by the shortest way: rows that nobody ordered from and whose ledger is left out. */
import type { Client } from 'pg'
import { issueToken } from '#modules/identity/tokens/index.ts'
import { type Database, withPlatform } from '#platform/database/transactions.ts'

/** Adds customers and answers a token of each. */
export async function addTenants(owner: Client, database: Database, count: number): Promise<string[]> {
  const { rows } = await owner.query<{ id: number }>(
    `WITH added AS (
       INSERT INTO users (name, email, password_hash)
       SELECT 'Bench', 'bench-' || gen_random_uuid() || '@example.com', 'no password opens this'
       FROM generate_series(1, $1) RETURNING id),
     given AS (
       INSERT INTO user_roles (user_id, role_id) SELECT added.id, roles.id FROM added, roles WHERE roles.name = 'customer')
     SELECT id FROM added`,
    [count],
  )
  return withPlatform(database, async (tx) => {
    const tokens: string[] = []
    for (const { id } of rows) tokens.push((await issueToken(tx, { userId: Number(id), name: 'bench' })).plainText)
    return tokens
  })
}

/** Fills every tenant's catalogue up to so many products, past the triggers: whoever reads lists has to be cleared after it. */
export async function fillCatalogues(owner: Client, products: number): Promise<void> {
  await owner.query("SET session_replication_role = 'replica'")
  await owner.query(
    `WITH added AS (
       INSERT INTO products (user_id, name, description, price, quantity, created_at)
       SELECT users.id, 'Product ' || md5(users.id || '-' || at), 'Hand made, dishwasher safe.', (at * 7919 % 100000) / 100.0,
              at * 31 % 200, now() - at * interval '1 minute'
       FROM users CROSS JOIN LATERAL
         generate_series((SELECT count(*) + 1 FROM products WHERE products.user_id = users.id), $1::int) AS at
       RETURNING id, user_id, quantity, updated_at, name, price_cents, created_at
     ), levelled AS (
       INSERT INTO product_levels (user_id, product_id, quantity, updated_at, name, price_cents, created_at)
       SELECT user_id, id, quantity, updated_at, name, price_cents, created_at FROM added
     )
     INSERT INTO daily_figures AS kept (user_id, day, products, out_of_stock)
       SELECT user_id, utc_day(now()), count(*), count(*) FILTER (WHERE quantity = 0) FROM added GROUP BY user_id
       ON CONFLICT (user_id, day) DO UPDATE
         SET products = kept.products + excluded.products, out_of_stock = kept.out_of_stock + excluded.out_of_stock`,
    [products],
  )
  await owner.query("SET session_replication_role = 'origin'")
  await owner.query('VACUUM ANALYZE products, product_levels')
}
