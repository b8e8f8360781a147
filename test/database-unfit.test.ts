import { beforeAll, describe, expect, it } from 'vitest'
import { newProduct, newUser, type User } from './client.ts'
import { eventually, type Souk, startSouk } from './harness.ts'
import { asSuperuser, ownedDatabase } from './owned-database.ts'

/** Each has a cluster's roles and a database of its own, so that what is done to them is nobody else's. */
describe('a database that answers and does no work', () => {
  let souk: Souk
  let merchant: User
  let url: string

  beforeAll(async () => {
    url = await ownedDatabase()
    souk = await startSouk({ DATABASE_URL: url })
    merchant = await newUser(souk, 'merchant')
  })

  const asRoot = (...statements: string[]) =>
    asSuperuser(url, async (superuser) => {
      await superuser.query('SET default_transaction_read_only = off')
      for (const statement of statements) await superuser.query(statement)
    })
  const name = () => new URL(url).pathname.slice(1)
  const hangUp = () => `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'souk_${name()}_tenant'`

  async function health() {
    const response = await fetch(`${souk.origin}/health/ready`)
    const { status, checks } = (await response.json()) as { status: string; checks: Record<string, string> }
    return { code: response.status, status, database: checks.database }
  }
  const unfit = { code: 503, status: 'unavailable', database: 'unavailable' }
  const fit = { code: 200, status: 'ok', database: 'ok' }

  async function expectUnavailable(asked: Promise<{ status: number; headers: Headers; body: unknown }>) {
    const { status, headers, body } = await asked
    expect({ status, body }).toMatchObject({ status: 503, body: { code: 'unavailable' } })
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0)
  }
  const writing = () => merchant.post('/products', { name: 'Mug', price: '1.00', quantity: 1 })
  const ordering = async (id: number) => merchant.post('/orders', { items: [{ product_id: id, quantity: 1 }] })

  it('is told as 503, and is not ready, when its disk is full, until there is room again', async () => {
    const { id } = await newProduct(merchant)
    await asRoot(
      `CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'could not extend file' USING ERRCODE = 'disk_full'; END $$`,
      `CREATE FUNCTION no_room_at_all() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'could not extend file' USING ERRCODE = 'disk_full'; END $$`,
      'CREATE TRIGGER no_room BEFORE INSERT ON products EXECUTE FUNCTION no_room()',
      'CREATE TRIGGER no_room BEFORE INSERT ON orders EXECUTE FUNCTION no_room()',
      'CREATE EVENT TRIGGER no_room ON ddl_command_start EXECUTE FUNCTION no_room_at_all()',
    )
    await expectUnavailable(writing())
    await expectUnavailable(ordering(id))
    await eventually(async () => (await health()).code === 503)
    expect(await health()).toEqual(unfit)
    // Looking again is no cure.
    await new Promise((resolve) => setTimeout(resolve, 600))
    expect(await health()).toEqual(unfit)
    await asRoot('DROP EVENT TRIGGER no_room', 'DROP TRIGGER no_room ON products', 'DROP TRIGGER no_room ON orders')
    await eventually(async () => (await health()).code === 200)
    expect(await health()).toEqual(fit)
    expect((await writing()).status).toBe(201)
    expect((await ordering(id)).status).toBe(201)
  })

  it('is told as 503, and is not ready, when it takes no writes', async () => {
    const { id } = await newProduct(merchant)
    await asRoot(`ALTER DATABASE ${name()} SET default_transaction_read_only = on`, hangUp())
    await eventually(async () => (await health()).code === 503)
    expect(await health()).toEqual(unfit)
    await expectUnavailable(writing())
    await expectUnavailable(ordering(id))
    expect((await merchant.get('/orders')).status).toBe(200)
    await asRoot(`ALTER DATABASE ${name()} RESET default_transaction_read_only`, hangUp())
    await eventually(async () => (await health()).code === 200)
    expect((await ordering(id)).status).toBe(201)
  })

  it('is told as 503, and is not ready, when it lets nobody in', async () => {
    const role = `souk_${name()}_tenant`
    const { password } = new URL(souk.dependencies.applicationUrl)
    await asRoot(`ALTER ROLE ${role} PASSWORD 'another one'`, hangUp())
    await expectUnavailable(
      eventually(async () => {
        const answer = await writing()
        return answer.status !== 201 && answer
      }),
    )
    await eventually(async () => (await health()).code === 503)
    await asRoot(`ALTER ROLE ${role} PASSWORD '${password}'`)
    await eventually(async () => (await health()).code === 200)
    expect((await writing()).status).toBe(201)
  })

  it('is not ready when what it still has open works, and nothing more can be opened', async () => {
    const role = `souk_${name()}_tenant`
    const { password } = new URL(souk.dependencies.applicationUrl)
    expect((await writing()).status).toBe(201)
    await asRoot(`ALTER ROLE ${role} PASSWORD 'another one'`)
    const all = await Promise.all(Array.from({ length: 60 }, writing))
    const statuses = new Set(all.map(({ status }) => status))
    statuses.delete(201)
    expect([...statuses]).toEqual([503])
    await eventually(async () => (await health()).code === 503)
    await asRoot(`ALTER ROLE ${role} PASSWORD '${password}'`)
    await eventually(async () => (await health()).code === 200)
  })
})
