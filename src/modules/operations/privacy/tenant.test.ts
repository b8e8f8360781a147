import { beforeAll, describe, expect, it } from 'vitest'
import type { Command } from '#platform/command-line/command.ts'
import { clientOf, newProduct, newUser, type User } from '#test/client.ts'
import { leaveRowsOfShop } from '#test/full-shop.ts'
import { eventually, type Souk, startSouk } from '#test/harness.ts'
import { asSuperuser, ownedDatabase } from '#test/owned-database.ts'
import { runCommand } from '#test/run-command.ts'
import { tablesHolding } from '#test/table-search.ts'
import { eraseTenantCommand, exportTenantCommand } from './index.ts'

describe('a tenant as a whole', () => {
  let souk: Souk
  let [victim, other]: [User?, User?] = []

  beforeAll(async () => {
    // What a superuser may, another owner may not: row security is forced on it, too.
    souk = await startSouk({ MONITORING_KEPT_PER_SECOND: '1000', DATABASE_URL: await ownedDatabase() })
    ;[victim, other] = [await newUser(souk, 'merchant'), await newUser(souk, 'merchant')]
    for (const user of [victim, other]) {
      await leaveRowsOfShop(souk, user)
      await newProduct(user, { name: `Product of ${user.email}` })
      await user.post('/email/verification')
      await user.call('PUT', '/notification-preferences', { order_status_mails: true })
    }
    await eventually(async () => {
      const waiting = "SELECT FROM notification_deliveries WHERE status = 'pending'"
      return (await asSuperuser(souk.databaseUrl, (superuser) => superuser.query(waiting))).rowCount === 0
    })
    await souk.dependencies.recorder.flush()
  })

  async function run<T>(
    command: Command<{ databaseDirectUrl: string; write: (line: string) => void }, T>,
    ...args: string[]
  ): Promise<{ done: boolean; lines: string[] }> {
    const lines: string[] = []
    const at = { databaseDirectUrl: souk.databaseUrl, write: (line: string) => void lines.push(line) }
    const { done, said } = await runCommand(command, at, ...args)
    return { done, lines: [...lines, ...said] }
  }

  /** Rows by table, found in the catalogue: a table of tomorrow is counted tomorrow. */
  const rowsOf = (id: number) =>
    asSuperuser(souk.databaseUrl, async (superuser) => {
      const { rows: tables } = await superuser.query<{ name: string }>(
        `SELECT relname AS name FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid AND NOT attisdropped
         WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition AND attname = 'user_id'`,
      )
      const counts: Record<string, number> = {}
      for (const { name } of tables) {
        const { rows } = await superuser.query(`SELECT count(*)::int AS count FROM "${name}" WHERE user_id = $1`, [id])
        if (rows[0].count > 0) counts[name] = rows[0].count
      }
      return counts
    })

  it('is written out as JSON: every row of theirs, of nobody else, and nothing that opens anything', async () => {
    const { id, email } = victim as User
    const { done, lines } = await run(exportTenantCommand, String(id))
    const tables = JSON.parse(lines.join('\n')) as Record<string, { user_id?: number }[]>
    expect(done).toBe(true)
    expect(tables.users).toMatchObject([{ id, email }])
    for (const table of ['orders', 'order_items', 'products', 'buyers', 'stock_movements'])
      expect(tables[table]?.length, table).toBeGreaterThan(0)
    for (const [table, rows] of Object.entries(tables))
      if (table !== 'users')
        expect(
          rows.filter(({ user_id }) => user_id !== id),
          table,
        ).toEqual([])
    for (const secret of ['argon2', 'token_hash', (other as User).email])
      expect(lines.filter((line) => line.includes(secret))).toEqual([])
  })

  it('is erased from every table, and others are left as they were', async () => {
    const { id, email, token } = victim as User
    const { id: otherId } = other as User
    const { slug } = (await (victim as User).get('/shop')).body.data
    await souk.dependencies.recorder.flush()
    expect(Object.keys(await rowsOf(id)).length).toBeGreaterThan(30)
    const { buyers, orders, products, stock_movements } = await rowsOf(otherId)
    const { done, lines } = await run(eraseTenantCommand, String(id))
    expect([done, lines.at(-1)]).toEqual([true, expect.stringContaining(`Nothing of user ${id} is left.`)])
    // As soon as the processes that run have heard of it.
    await eventually(async () => (await clientOf(souk, token).get('/me')).status === 401)
    await eventually(async () => (await clientOf(souk).get(`/shops/${slug}`)).status === 404)
    // What was asked until then is recorded, and goes as the ring goes round.
    await souk.dependencies.recorder.flush()
    await asSuperuser(souk.databaseUrl, (superuser) =>
      superuser.query(
        "DELETE FROM monitoring_entries WHERE trace_id IN (SELECT trace_id FROM monitoring_entries WHERE user_id = $1 AND name = 'GET /api/v1/me')",
        [id],
      ),
    )
    await expect.poll(() => rowsOf(id), { timeout: 20_000 }).toEqual({})
    expect(await asSuperuser(souk.databaseUrl, (superuser) => tablesHolding(superuser, email))).toEqual([])
    expect(await rowsOf(otherId)).toMatchObject({ buyers, orders, products, stock_movements })
    expect((await (other as User).get('/orders')).body.meta.total).toBeGreaterThan(0)
    const { rows } = await souk.owner.query("SELECT subject_id FROM audit_entries WHERE action = 'tenants.erase'")
    expect(rows).toEqual([{ subject_id: id }])
  })

  it('is left whole where others’ rows name it, where it is not there, and where no id is given', async () => {
    const operator = await newUser(souk, 'admin')
    const product = await newProduct(operator, { user_id: (other as User).id, quantity: 3 })
    expect(
      (await operator.post(`/products/${product.id}/adjustments`, { delta: 1, reason: 'Found' })).status,
    ).toBeLessThan(300)
    await expect(run(eraseTenantCommand, String(operator.id))).rejects.toThrow('as an operator')
    expect((await operator.get('/me')).status).toBe(200)
    await expect(run(eraseTenantCommand, '987654321')).rejects.toThrow('There is no user 987654321.')
    for (const args of [[], ['x'], ['1', '2']]) await expect(run(eraseTenantCommand, ...args)).rejects.toThrow()
    await expect(run(exportTenantCommand, '987654321')).rejects.toThrow('There is no user')
  })
})
