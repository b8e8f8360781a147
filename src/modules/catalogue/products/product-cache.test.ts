import { beforeAll, describe, expect, it } from 'vitest'
import type { RedisClient } from '#platform/redis/open.ts'
import { type Client, newProduct, newUser, type User } from '#test/client.ts'
import { eventually, type Souk, startSouk } from '#test/harness.ts'
import { runCommand } from '#test/run-command.ts'
import { clearProductCache } from './clear-cache.ts'

const cacheOf = async (client: Client, path = '/products') => (await client.get(path)).headers.get('x-cache')

describe('the cached products', () => {
  let souk: Souk
  let redis: RedisClient
  let admin: User
  let customer: User

  beforeAll(async () => {
    souk = await startSouk()
    redis = souk.dependencies.redis
    admin = await newUser(souk, 'admin')
    customer = await newUser(souk)
  })

  it('are read from PostgreSQL once, and lie in Redis for 15 minutes under a key tagged with their user', async () => {
    await newProduct(admin, { user_id: customer.id })
    const first = await customer.get('/products')
    expect(first.headers.get('x-cache')).toBe('MISS')
    const second = await eventually(async () => {
      const answer = await customer.get('/products')
      return answer.headers.get('x-cache') === 'HIT' ? answer : undefined
    })
    expect(second.body.data).toEqual(first.body.data)
    const kept = () => redis.keys(`${souk.config.redisPrefix}:cache:{${customer.id}}:*:products:answers`)
    // A reader does not wait for a Redis that is slow: a later one offers it the answer.
    const [key = ''] = await eventually(async () => {
      await customer.get('/products')
      const keys = await kept()
      return keys.length > 0 ? keys : undefined
    })
    expect((await redis.hkeys(key)).sort()).toEqual(['', expect.stringMatching(/^list:/)])
    expect(await redis.ttl(key)).toBeGreaterThan(890)
    expect(await redis.ttl(key)).toBeLessThanOrEqual(900)
  })

  it('carry the id of each request, though their bytes are stored, and an ETag that does not depend on it', async () => {
    const [one, two] = [
      await customer.call('GET', '/products', undefined, { 'x-request-id': 'one' }),
      await customer.call('GET', '/products', undefined, { 'x-request-id': 'number-two' }),
    ]
    expect([one.body.meta.request_id, two.body.meta.request_id]).toEqual(['one', 'number-two'])
    expect(two.headers.get('etag')).toBe(one.headers.get('etag'))
  })

  it('answer 304 to who holds them already, until they change', async () => {
    const { id } = await newProduct(admin, { user_id: customer.id })
    for (const path of ['/products', `/products/${id}`]) {
      const etag = (await customer.get(path)).headers.get('etag') as string
      const ask = () => customer.call('GET', path, undefined, { 'if-none-match': `"other", ${etag}` })
      expect(await ask()).toMatchObject({ status: 304, body: undefined })
      await admin.call('PATCH', `/products/${id}`, { quantity: 77 })
      const changed = await ask()
      expect(changed.status).toBe(200)
      expect(changed.headers.get('etag')).not.toBe(etag)
      await admin.call('PATCH', `/products/${id}`, { quantity: 10 })
    }
  })

  it("are new after every kind of change, while another tenant's stay", async () => {
    const other = await newUser(souk)
    const { id } = await newProduct(admin, { user_id: customer.id })
    const changes = [
      () => newProduct(admin, { user_id: customer.id }),
      () => admin.call('PATCH', `/products/${id}`, { name: 'Red mug' }),
      () => customer.post('/orders', { items: [{ product_id: id, quantity: 1 }] }),
      () => admin.call('DELETE', `/products/${id}`),
    ]
    const versionOf = async ({ id: user }: User) => {
      const [key = ''] = await redis.keys(`${souk.config.redisPrefix}:cache:{${user}}:*:versions`)
      return redis.hget(key, 'products')
    }
    await eventually(async () => (await cacheOf(other)) === 'HIT')
    for (const change of changes) {
      for (const [reader, path] of [
        [customer, '/products'],
        [customer, '/products?sort=name'],
        [admin, '/products'],
      ] as const) {
        await eventually(async () => (await cacheOf(reader, path)) === 'HIT')
      }
      const version = await versionOf(other)
      await change()
      expect(await cacheOf(customer)).toBe('MISS')
      expect(await cacheOf(customer, '/products?sort=name')).toBe('MISS')
      expect(await cacheOf(admin)).toBe('MISS')
      expect(await versionOf(other)).toEqual(version)
    }
    expect((await customer.get(`/products/${id}`)).status).toBe(404)
  })

  it('are new soon after a change that no command of ours made', async () => {
    const { id } = await newProduct(admin, { user_id: customer.id, name: 'By hand' })
    await customer.get(`/products/${id}`)
    await souk.owner.query('UPDATE products SET quantity = 4711 WHERE id = $1', [id])
    await eventually(async () => (await customer.get(`/products/${id}`)).body.data.quantity === 4711)
    await eventually(async () => (await souk.owner.query('SELECT FROM cache_invalidations')).rowCount === 0)
  })

  it("are gone on an operator's word", async () => {
    const other = await newUser(souk)
    const clear = async (...args: string[]) => (await runCommand(clearProductCache, souk.dependencies, ...args)).done
    const bothRead = async () => [await cacheOf(customer), await cacheOf(other)]
    await eventually(async () => (await bothRead()).every((cache) => cache === 'HIT'))
    expect(await clear('--user', String(customer.id))).toBe(true)
    expect(await cacheOf(customer)).toBe('MISS')
    await eventually(async () => (await bothRead()).every((cache) => cache === 'HIT'))
    expect(await clear()).toBe(true)
    expect(await bothRead()).toEqual(['MISS', 'MISS'])
    await expect(clear('--user', 'everybody')).rejects.toThrow('--user: must be an id')
  })
})
