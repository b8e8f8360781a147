import { Client } from 'pg'
import { beforeAll, describe, expect, it } from 'vitest'
import { newUser, type User } from './client.ts'
import { countRows, leaveRowsEverywhere } from './full-tenants.ts'
import { type Souk, startSouk } from './harness.ts'
import { type AsTenant, forge, isRefusal, probes, type Table, tenantTables } from './isolation-probes.ts'

describe('PostgreSQL itself keeps tenants apart', () => {
  let souk: Souk
  let application: Client
  let tables: Table[]
  let [victim, attacker]: [User?, User?] = []

  beforeAll(async () => {
    souk = await startSouk()
    application = new Client({ connectionString: souk.dependencies.applicationUrl })
    await application.connect()
    tables = await tenantTables(souk.owner)
    ;[victim, attacker] = [await newUser(souk, 'merchant'), await newUser(souk, 'merchant')]
    await leaveRowsEverywhere(souk, [victim, attacker])
    return () => application.end()
  })

  const rowsOf = (table: string, column: string, user: User) => countRows(souk, table, column, user)

  type Scope = { setting: string; role?: string }
  const ask = async (scope: Scope, userId: number | undefined, statement: string, values: unknown[] = []) => {
    await application.query('BEGIN')
    try {
      if (userId !== undefined) await application.query('SELECT set_config($1, $2, true)', [scope.setting, `${userId}`])
      if (scope.role !== undefined) await application.query(`SET LOCAL ROLE "${scope.role}"`)
      return (await application.query(statement, values)).rowCount ?? 0
    } catch (error) {
      if (isRefusal(error)) return 'refused'
      throw error
    } finally {
      await application.query('ROLLBACK')
    }
  }

  const asTenant: AsTenant = (...asked) => ask({ setting: 'souk.tenant' }, ...asked)
  const asVisitor: AsTenant = (...asked) =>
    ask({ setting: 'souk.shop', role: souk.dependencies.database.visitorRole }, ...asked)

  it('finds the tables of the brief among those with a tenant, and a row of the victim in each of them', async () => {
    const names = tables.map(({ name }) => name)
    expect(names).toEqual(expect.arrayContaining(['products', 'orders', 'order_items', 'users', 'outbox']))
    for (const { name, tenantColumn } of tables) {
      expect(await rowsOf(name, tenantColumn, victim as User), `rows in ${name}`).toBeGreaterThan(0)
    }
  })

  it('enables and forces row security on each of them, under a role that owns nothing and cannot bypass it', async () => {
    const { rows } = await souk.owner.query(
      'SELECT relname, relrowsecurity AND relforcerowsecurity AS forced FROM pg_class WHERE relname = ANY ($1)',
      [tables.map(({ name }) => name)],
    )
    expect(rows.filter(({ forced }) => !forced)).toEqual([])
    const role = await application.query(
      `SELECT rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb AS mighty,
              EXISTS (SELECT FROM pg_class WHERE relowner = pg_roles.oid) AS owner
       FROM pg_roles WHERE rolname = current_user`,
    )
    expect(role.rows).toEqual([{ mighty: false, owner: false }])
  })

  it('begins every unique index with whose a row is, so that no name of one shop is taken for another', async () => {
    const { rows } = await souk.owner.query(
      `
      SELECT pg_class.relname AS table,
        ARRAY(SELECT pg_get_indexdef(indexrelid, place, false) FROM generate_series(1, indnkeyatts) AS place)::text[] AS columns
      FROM pg_index JOIN pg_class ON pg_class.oid = indrelid
      WHERE indisunique AND relnamespace = 'public'::regnamespace AND NOT relispartition AND relname = ANY ($1)`,
      [tables.map(({ name }) => name).filter((name) => name !== 'users')],
    )
    const others = rows
      .filter(({ columns }) => columns[0] !== 'user_id')
      .map(({ table, columns }) => `${table} (${columns.join(', ')})`)
    expect(others.sort()).toEqual([
      // Holds it all the same. Rows are looked for by their transaction, and live for moments.
      'cache_invalidations (transaction_id, user_id, topic)',
      // A key is its asker's, in whichever shop it was used: it is divided by who asks, for a shop's own requests the same number.
      'idempotency_keys (actor_id, route, key)',
      // A shop's own address is one of all shops': it stays in one place.
      'shop_slugs (slug)',
    ])
  })

  it('tells the rows of every table of shops apart by a key that says whose they are', async () => {
    const { rows } = await souk.owner.query(
      `SELECT relname AS name FROM pg_class WHERE relname = ANY ($1) AND NOT EXISTS (
         SELECT FROM pg_index WHERE indrelid = pg_class.oid AND (indisprimary OR indisreplident))`,
      [tables.map(({ name }) => name)],
    )
    // Unlogged, and never changed: rows make room by segments.
    expect(rows.map(({ name }) => name)).toEqual(['monitoring_entries'])
  })

  it('names whose rows they are in every foreign key between two tables of shops, on both sides', async () => {
    const { rows } = await souk.owner.query(
      `SELECT conrelid::regclass::text || ' (' || string_agg(own.attname, ', ' ORDER BY place) || ') to ' || confrelid::regclass::text AS key
       FROM pg_constraint CROSS JOIN unnest(conkey, confkey) WITH ORDINALITY AS columns (own, other, place)
       JOIN pg_attribute AS own ON own.attrelid = conrelid AND own.attnum = columns.own
       JOIN pg_attribute AS other ON other.attrelid = confrelid AND other.attnum = columns.other
       WHERE contype = 'f' AND connamespace = 'public'::regnamespace
         AND conrelid::regclass::text = ANY ($1) AND confrelid::regclass::text = ANY ($1)
       GROUP BY pg_constraint.oid, conrelid, confrelid
       HAVING NOT bool_or(own.attname = 'user_id' AND other.attname = 'user_id')`,
      [tables.map(({ name }) => name).filter((name) => name !== 'users')],
    )
    // A member's token goes with the membership: tokens stay with the users, in one place.
    expect(rows.map(({ key }) => key)).toEqual(['personal_access_tokens (joined_shop_id, user_id) to shop_members'])
  })

  it('refers, beside tables of shops, to few others: each node of a divided database would have them', async () => {
    const { rows } = await souk.owner.query(
      `SELECT DISTINCT confrelid::regclass::text AS name FROM pg_constraint
       WHERE contype = 'f' AND conrelid::regclass::text = ANY ($1)
         AND (confrelid = 'users'::regclass OR NOT confrelid::regclass::text = ANY ($1)) ORDER BY 1`,
      [tables.map(({ name }) => name)],
    )
    expect(rows.map(({ name }) => name)).toEqual(['media_files', 'roles', 'shop_roles', 'transfer_files', 'users'])
  })

  it('leaves partitions to be reached through their table alone, whose row security they lack', async () => {
    const { rows: partitions } = await souk.owner.query(
      "SELECT relname AS name FROM pg_class WHERE relispartition AND relkind = 'r'",
    )
    expect(partitions.length).toBeGreaterThan(0)
    for (const { name } of partitions) {
      for (const statement of [`SELECT FROM ${name}`, `DELETE FROM ${name}`, `TRUNCATE ${name}`]) {
        expect(await asTenant((victim as User).id, statement), statement).toBe('refused')
      }
    }
  })

  it.each(Object.entries(probes))('%s, in any table', async (_name, probe) => {
    // Not on a fresh connection alone: one that was used for a tenant keeps nothing of it.
    await asTenant((victim as User).id, 'SELECT id FROM products')
    for (const table of tables)
      expect(await probe(table, asTenant, (attacker as User).id, (victim as User).id), table.name).toEqual([])
  })

  it("writes, blindly or not, one's own rows alone", async () => {
    const mine = await rowsOf('products', 'user_id', attacker as User)
    expect(mine).toBeGreaterThan(0)
    expect(await rowsOf('products', 'user_id', victim as User)).toBeGreaterThan(0)
    expect(await asTenant((attacker as User).id, 'UPDATE products SET price = 0')).toBe(mine)
  })

  it("lets no tenant write a row in another one's name, or give one away", async () => {
    const role = new URL(souk.dependencies.applicationUrl).username
    const forging = { owner: souk.owner, role, ask: asTenant, mine: (attacker as User).id, theirs: (victim as User).id }
    for (const table of tables) expect(await forge(table, forging)).toEqual([])
  })

  it('shows and lets change nothing of another shop, however one visits a shop or none, in any table', async () => {
    const [mine, theirs] = [(attacker as User).id, (victim as User).id]
    expect(await asVisitor(mine, 'SELECT id FROM listings'), 'what anybody sees').toBeGreaterThan(0)
    const forging = { owner: souk.owner, role: souk.dependencies.database.visitorRole, ask: asVisitor, mine, theirs }
    for (const table of tables) {
      for (const probe of Object.values(probes))
        expect(await probe(table, asVisitor, mine, theirs), table.name).toEqual([])
      expect(await forge(table, forging)).toEqual([])
    }
  })

  it('lets the operator cross tenants only inside a transaction that says so', async () => {
    const [platform] = [souk.dependencies.database.platformRole]
    await application.query('BEGIN')
    await application.query(`SET LOCAL ROLE "${platform}"`)
    const inside = await application.query('SELECT DISTINCT user_id FROM products')
    await application.query('COMMIT')
    expect(inside.rowCount).toBeGreaterThanOrEqual(2)
    expect((await application.query('SELECT FROM products')).rowCount).toBe(0)
  })

  it("joins no line to another tenant's order or product, not even for the operator", async () => {
    const ids = async (user: User) => {
      const { rows } = await souk.owner.query('SELECT order_id, product_id FROM order_items WHERE user_id = $1', [
        user.id,
      ])
      return rows[0] as { order_id: number; product_id: number }
    }
    const [mine, theirs] = [await ids(attacker as User), await ids(victim as User)]
    const insert = `INSERT INTO order_items (user_id, order_id, product_id, quantity, product_name, unit_price)
      VALUES ($1, $2, $3, 1, 'Mug', 1)`
    for (const [order, product] of [
      [theirs.order_id, mine.product_id],
      [mine.order_id, theirs.product_id],
    ]) {
      await expect(souk.owner.query(insert, [(attacker as User).id, order, product])).rejects.toMatchObject({
        code: '23503',
      })
    }
  })
})
