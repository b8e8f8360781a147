import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readConfig } from '#souk/config.ts'
import { examine } from '#souk/doctor/examine.ts'
import { type Client, clientOf, newProduct, newUser, type User } from '../client.ts'
import { eventually, type Souk, startSouk } from '../harness.ts'
import { type SoukProcess, spawnSouk, untilReady } from '../process.ts'
import { type PostgresCluster, startPostgresCluster } from './postgres-cluster.ts'

const roundsPerShop = 100

describe('lists and figures, read from a standby', () => {
  let [primary, standby]: [PostgresCluster?, PostgresCluster?] = []
  let souk: Souk
  let environment: Record<string, string>
  let second: SoukProcess

  beforeAll(async () => {
    primary = await startPostgresCluster()
    await onServer(primary, 'CREATE DATABASE souk')
    standby = await primary.follow()
    // One that is away must not hold up who writes.
    await onServer(primary, "ALTER SYSTEM SET synchronous_standby_names = ''")
    await onServer(primary, 'SELECT pg_reload_conf()')
    environment = { DATABASE_URL: databaseOf(primary), DATABASE_REPLICA_URL: databaseOf(standby) }
    souk = await startSouk({ ...environment, DATABASE_DIRECT_URL: databaseOf(primary) })
    const { redisUrl = '', redisPrefix, smtpUrl = '' } = souk.config
    const services = { REDIS_URL: redisUrl, REDIS_PREFIX: redisPrefix, SMTP_URL: smtpUrl, RATE_LIMIT_PER_MINUTE: '0' }
    second = await spawnSouk({ ...environment, ...services }, [process.execPath, 'src/main.ts', 'api'])
    await untilReady(second)
  })
  afterAll(async () => {
    second.child.kill('SIGTERM')
    await second.ended
  })

  const databaseOf = ({ url }: PostgresCluster) => Object.assign(new URL(url), { pathname: '/souk' }).href

  async function onServer({ url }: PostgresCluster, statement: string): Promise<Record<string, unknown>[]> {
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    try {
      return (await client.query(statement)).rows
    } finally {
      await client.end()
    }
  }

  const reads = () => ({ ...(souk.dependencies.database.replicaReads() as { answered: number; passedOn: number }) })
  const ordersOf = async (as: Client) => {
    const { status, body } = await as.get('/orders?per_page=1')
    expect(status, JSON.stringify(body)).toBe(200)
    return { newest: body.data[0]?.id as number, total: body.meta.total as number }
  }

  const pause = () => onServer(standby as PostgresCluster, 'SELECT pg_wal_replay_pause()')
  const resume = () => onServer(standby as PostgresCluster, 'SELECT pg_wal_replay_resume()')

  /** Orders on one process, and looks on the same or the other. */
  async function orderAndLook(shop: User, product: number, round: number): Promise<void> {
    const on: Client[] = [shop, clientOf(second, shop.token)]
    const [writer, reader] = [on[round % 2], on[(round + (round % 3 === 0 ? 0 : 1)) % 2]] as [Client, Client]
    const { status, body } = await writer.post('/orders', { items: [{ product_id: product, quantity: 1 }] })
    expect(status, JSON.stringify(body)).toBe(201)
    expect(await ordersOf(reader)).toEqual({ newest: body.data.id, total: round })
    expect((await reader.get('/stats')).body.data.figures.orders.total).toBe(round)
  }

  it('show what was answered before, on whichever process, and while the standby replays nothing', async () => {
    const shops = await Promise.all([0, 1, 2, 3].map(() => newUser(souk, 'merchant')))
    const before = reads()
    let goesOn = true
    const pausing = (async () => {
      while (goesOn) {
        await pause()
        await delay(300)
        await resume()
        await delay(300)
      }
    })()
    const ordering = shops.map(async (shop) => {
      const { id } = await newProduct(shop, { quantity: 100_000 })
      for (let round = 1; round <= roundsPerShop; round += 1) await orderAndLook(shop, id, round)
    })
    try {
      await Promise.all(ordering)
    } finally {
      goesOn = false
      await pausing
    }
    expect(reads().answered + reads().passedOn).toBeGreaterThan(before.answered + before.passedOn + 300)
  })

  it('come from there for whoever has not written a moment ago', async () => {
    const [reader, writer] = [await newUser(souk, 'merchant'), await newUser(souk, 'merchant')]
    const { id } = await newProduct(writer, { quantity: 100_000 })
    await ordersOf(reader)
    await delay(500)
    const before = reads()
    let goesOn = true
    const writing = (async () => {
      while (goesOn) await writer.post('/orders', { items: [{ product_id: id, quantity: 1 }] })
    })()
    for (let at = 0; at < 200; at += 1) {
      await ordersOf(reader)
      await reader.get('/stats')
    }
    goesOn = false
    await writing
    const after = reads()
    const [answered, passedOn] = [after.answered - before.answered, after.passedOn - before.passedOn]
    expect(answered + passedOn).toBe(400)
    expect(answered).toBeGreaterThan(300)
  })

  it('show nothing that is older than a second, though it was others who wrote', async () => {
    const [shop, operator] = [await newUser(souk, 'merchant'), await newUser(souk, 'admin')]
    const { id } = await newProduct(shop, { quantity: 10 })
    await ordersOf(shop)
    await pause()
    // Past everything that notes who writes.
    await souk.owner.query("UPDATE products SET name = 'By hand', deleted_at = now() WHERE id = $1", [id])
    await delay(1_000)
    const { body } = await shop.get('/deleted-products')
    expect(body.data.map(({ name }: { name: string }) => name)).toEqual(['By hand'])
    await resume()
    expect((await operator.get('/orders')).status).toBe(200)
  })

  it('come from the primary while the standby is away, and nobody sees an error', async () => {
    const shop = await newUser(souk, 'merchant')
    const { id } = await newProduct(shop, { quantity: 1_000 })
    standby?.stop('immediate')
    for (let at = 1; at <= 20; at += 1) {
      const { body } = await shop.post('/orders', { items: [{ product_id: id, quantity: 1 }] })
      expect(await ordersOf(shop)).toEqual({ newest: body.data.id, total: at })
      expect(await ordersOf(clientOf(second, shop.token))).toEqual({ newest: body.data.id, total: at })
    }
    standby?.start()
    const before = reads().answered
    await eventually(async () => {
      await ordersOf(shop)
      return reads().answered > before
    })
  })

  it('stand in what the doctor says', async () => {
    const said = async (replica: string) => {
      const found: string[] = []
      const config = readConfig({ ...environment, DATABASE_REPLICA_URL: replica })
      await examine(
        async () => config,
        ({ about, state, said }) => about === 'replica' && found.push(`${state}: ${said}`),
      )
      return found.join()
    }
    const replica = environment.DATABASE_REPLICA_URL as string
    await eventually(async () => /^good: It had all/.test(await said(replica)))
    expect(await said(environment.DATABASE_URL as string)).toBe('wrong: It is no standby.')
    await pause()
    await newUser(souk)
    expect(await said(replica)).toMatch(/^doubtful: After \d+ ms it lacked \d+ bytes/)
    await resume()
    standby?.stop('fast')
    expect(await said(replica)).toMatch(/^wrong: PostgreSQL at .* cannot be reached/)
  })
})
