import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { type Client, clientOf, newUser, type User } from './client.ts'
import { cloneDatabase, type Souk, startSouk } from './harness.ts'
import { type SoukProcess, spawnSouk, untilReady } from './process.ts'
import { startStatementProxy } from './statement-proxy.ts'

/** Process A is the test's own; process B is another one on the same database and Redis. */
describe('what one process takes away', () => {
  let souk: Souk
  let other: SoukProcess
  let admin: User

  beforeAll(async () => {
    souk = await startSouk()
    other = await spawnSouk(
      {
        DATABASE_URL: souk.databaseUrl,
        REDIS_URL: inject('redisUrl'),
        REDIS_PREFIX: souk.config.redisPrefix,
        SMTP_URL: souk.mailServer.url,
        RATE_LIMIT_PER_MINUTE: '0',
      },
      [process.execPath, 'src/main.ts', 'api'],
    )
    await untilReady(other)
    admin = await newUser(souk, 'admin')
  })

  afterAll(async () => {
    other.child.kill('SIGTERM')
    await other.ended
  })

  /** The same token at process B, used until B holds what it opens. */
  async function atB(user: User): Promise<Client> {
    const client = clientOf(other, user.token)
    for (let turn = 0; turn < 5; turn += 1) expect((await client.get('/me')).status).toBe(200)
    return client
  }

  it('is refused by the other one with the very next request: a token, fifty times over', async () => {
    for (let turn = 0; turn < 50; turn += 1) {
      const user = await newUser(souk)
      const client = await atB(user)
      expect((await user.post('/logout')).status).toBe(204)
      expect((await client.get('/me')).status).toBe(401)
    }
  })

  it('is refused by the other one with the very next request: a role, a permission of a role, an account', async () => {
    const user = await newUser(souk)
    const client = await atB(user)
    const product = { name: 'Mug', price: '1.00', quantity: 1 }
    const setRoles = (roles: string[]) => admin.call('PUT', `/users/${user.id}/roles`, { roles })
    expect((await client.post('/products', product)).status).toBe(403)
    expect((await setRoles(['merchant'])).status).toBe(200)
    expect((await client.post('/products', product)).status).toBe(201)
    expect((await setRoles(['customer'])).status).toBe(200)
    expect((await client.post('/products', product)).status).toBe(403)

    const made = await admin.post('/roles', { name: 'stocker', permissions: ['products.create', 'products.view'] })
    expect((await setRoles(['stocker'])).status).toBe(200)
    expect((await client.post('/products', product)).status).toBe(201)
    await admin.call('PUT', `/roles/${made.body.data.id}`, { name: 'stocker', permissions: ['products.view'] })
    expect((await client.post('/products', product)).status).toBe(403)

    expect((await admin.call('PUT', `/users/${user.id}/suspension`, {})).status).toBe(200)
    expect((await client.get('/products')).status).toBe(401)
  })
})

describe('a token in use', () => {
  it('costs no round trip to PostgreSQL', async () => {
    const proxy = await startStatementProxy(await cloneDatabase())
    const souk = await startSouk({ DATABASE_URL: proxy.url })
    const user = await newUser(souk)
    const list = async () => expect((await user.get('/products')).status).toBe(200)
    for (let turn = 0; turn < 5; turn += 1) await list()
    const requests = 1_000
    const before = proxy.passed()
    for (let turn = 0; turn < requests; turn += 1) await list()
    // A look-up per request would be a thousand; what passes is the upkeep of the system, a few times a second.
    expect(proxy.passed() - before).toBeLessThan(requests / 2)
  })
})
