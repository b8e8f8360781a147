import { Client } from 'pg'
import { beforeAll, describe, expect, it } from 'vitest'
import { newProduct, newUser, type User } from './client.ts'
import { eventually, type Souk, startSouk } from './harness.ts'

/** What PostgreSQL says to a statement that row security or a missing grant forbids. */
const refused = '42501'

interface Table {
  name: string
  /** The column that says whose a row is. */
  tenantColumn: string
  insertable: string[]
  /** Some column that an UPDATE may name. */
  writable: string
}

describe('PostgreSQL itself keeps tenants apart', () => {
  let souk: Souk
  let application: Client
  let tables: Table[]
  let [victim, attacker]: [User?, User?] = []

  beforeAll(async () => {
    souk = await startSouk()
    application = new Client({ connectionString: souk.dependencies.applicationUrl })
    await application.connect()
    tables = await tenantTables()
    ;[victim, attacker] = [await newUser(souk, 'merchant'), await newUser(souk, 'merchant')]
    for (const user of [victim, attacker]) await leaveRowsEverywhere(user)
    await leaveUnfoldedChanges([victim, attacker])
    return () => application.end()
  })

  /** Found in the catalogue, so that a table that comes tomorrow is tested tomorrow. */
  async function tenantTables(): Promise<Table[]> {
    const { rows } = await souk.owner.query<{ name: string; columns: string[] }>(`
      SELECT table_name AS name, array_agg(column_name::text) FILTER (WHERE is_identity = 'NO' AND is_generated = 'NEVER') AS columns
      FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
      WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND NOT table_name = ANY (
        SELECT relname FROM pg_class WHERE relispartition)
      GROUP BY table_name HAVING 'user_id' = ANY (array_agg(column_name::text)) OR table_name = 'users'`)
    return rows.map(({ name, columns }) => ({
      name,
      tenantColumn: name === 'users' ? 'id' : 'user_id',
      insertable: columns,
      writable: columns.find((column) => column !== 'user_id') ?? 'user_id',
    }))
  }

  async function leaveRowsEverywhere(user: User): Promise<void> {
    const { id } = await newProduct(user, { quantity: 5 })
    const order = { items: [{ product_id: id, quantity: 1 }] }
    const { status, body } = await user.post('/orders', order, { 'idempotency-key': 'first' })
    expect(status).toBe(201)
    expect((await user.post(`/orders/${body.data.id}/notes`, { text: 'Gift wrap, please.' })).status).toBe(201)
    await user.call('PUT', '/notification-preferences', { order_status_mails: false })
    await souk.owner.query("INSERT INTO user_permissions VALUES ($1, 'inbox.view')", [user.id])
    expect((await user.post('/email/verification')).status).toBe(202)
    for (const table of ['notification_deliveries', 'monitoring_entries']) {
      await eventually(async () => (await rowsOf(table, 'user_id', user)) > 0)
    }
    // The cache deletes such rows within moments, as long as it is open.
    await souk.dependencies.cache.close()
    await souk.owner.query("INSERT INTO cache_invalidations (user_id, topic) VALUES ($1, 'test')", [user.id])
  }

  /** The workers fold changes into sums within a second: here they find their lock taken once there are sums. */
  async function leaveUnfoldedChanges(users: User[]): Promise<void> {
    for (const user of users) await eventually(async () => (await rowsOf('monthly_sales', 'user_id', user)) > 0)
    await souk.owner.query('SELECT pg_advisory_lock(hashtextextended($1, 0))', ['souk.stats'])
    for (const user of users) {
      const { id } = await newProduct(user)
      expect((await user.post('/orders', { items: [{ product_id: id, quantity: 1 }] })).status).toBe(201)
    }
  }

  async function rowsOf(table: string, column: string, user: User): Promise<number> {
    const { rows } = await souk.owner.query(`SELECT count(*)::int AS count FROM ${table} WHERE ${column} = $1`, [
      user.id,
    ])
    return rows[0].count
  }

  /** Runs as the application does for a tenant, and answers the rows touched, or 'refused'. */
  async function asTenant(
    userId: number | undefined,
    statement: string,
    values: unknown[] = [],
  ): Promise<number | 'refused'> {
    await application.query('BEGIN')
    try {
      if (userId !== undefined) await application.query("SELECT set_config('souk.tenant', $1, true)", [String(userId)])
      return (await application.query(statement, values)).rowCount ?? 0
    } catch (error) {
      if ((error as { code?: string }).code === refused) return 'refused'
      throw error
    } finally {
      await application.query('ROLLBACK')
    }
  }

  const nothing = (outcome: number | 'refused') => outcome === 0 || outcome === 'refused'

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
      .filter(({ columns }) => columns[0] !== 'user_id' && columns.join() !== 'id')
      .map(({ table, columns }) => `${table} (${columns.join(', ')})`)
    // Each begins with an identity that PostgreSQL gave out: of a transaction, a user who asks, a product, an event.
    expect(others.sort()).toEqual([
      'cache_invalidations (transaction_id, user_id, topic)',
      'idempotency_keys (actor_id, route, key)',
      'low_stock (product_id)',
      'notification_deliveries (event_id, channel, recipient)',
    ])
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

  it('shows and changes nothing when no tenant is set, on a fresh connection and on a used one', async () => {
    await asTenant((victim as User).id, 'SELECT id FROM products')
    for (const { name, tenantColumn, writable } of tables) {
      expect(await asTenant(undefined, `SELECT ${tenantColumn} FROM ${name}`), `read ${name}`).toSatisfy(nothing)
      expect(await asTenant(undefined, `UPDATE ${name} SET ${writable} = ${writable}`), `write ${name}`).toSatisfy(
        nothing,
      )
      expect(await asTenant(undefined, `DELETE FROM ${name}`), `delete from ${name}`).toSatisfy(nothing)
    }
  })

  it("lets no tenant read, change or delete another one's row in any table", async () => {
    const [mine, theirs] = [(attacker as User).id, (victim as User).id]
    for (const { name, tenantColumn, writable } of tables) {
      const where = `WHERE ${tenantColumn} = $1`
      expect(await asTenant(mine, `SELECT ${tenantColumn} FROM ${name} ${where}`, [theirs]), `read ${name}`).toSatisfy(
        nothing,
      )
      expect(
        await asTenant(mine, `UPDATE ${name} SET ${writable} = ${writable} ${where}`, [theirs]),
        `change ${name}`,
      ).toSatisfy(nothing)
      expect(await asTenant(mine, `DELETE FROM ${name} ${where}`, [theirs]), `delete from ${name}`).toSatisfy(nothing)
    }
  })

  it("lets no tenant write a row in another one's name, or give one away", async () => {
    const [mine, theirs] = [(attacker as User).id, (victim as User).id]
    for (const { name, tenantColumn, insertable } of tables.filter((table) => table.name !== 'users')) {
      const { rows } = await souk.owner.query(`SELECT * FROM ${name} WHERE user_id = $1 LIMIT 1`, [theirs])
      const values = insertable.map((column) => jsonOrValue(rows[0][column]))
      const places = insertable.map((_column, index) => `$${index + 1}`)
      const insert = `INSERT INTO ${name} (${insertable.join(', ')}) VALUES (${places.join(', ')})`
      expect(await asTenant(mine, insert, values), `forge in ${name}`).toBe('refused')
      const give = `UPDATE ${name} SET ${tenantColumn} = $2 WHERE ${tenantColumn} = $1`
      expect(await asTenant(mine, give, [mine, theirs]), `give away in ${name}`).toBe('refused')
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

const jsonOrValue = (value: unknown) =>
  value !== null && Object.getPrototypeOf(value) === Object.prototype ? JSON.stringify(value) : value
