/** Tenants with tokens and products, by the shortest way: rows that nobody ordered from and whose ledger is left out. */
import type { Client } from 'pg'
import { issueToken } from '#modules/tokens/index.ts'
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

/** Fills every tenant's catalogue up to so many products. */
export async function fillCatalogues(owner: Client, products: number): Promise<void> {
  await owner.query(
    `INSERT INTO products (user_id, name, description, price, quantity, created_at)
     SELECT users.id, 'Product ' || md5(users.id || '-' || at), 'Hand made, dishwasher safe.', (at * 7919 % 100000) / 100.0,
            at * 31 % 200, now() - at * interval '1 minute'
     FROM users CROSS JOIN LATERAL
       generate_series((SELECT count(*) + 1 FROM products WHERE products.user_id = users.id), $1::int) AS at`,
    [products],
  )
  await owner.query('TRUNCATE cache_invalidations')
  await owner.query('VACUUM ANALYZE products')
}
