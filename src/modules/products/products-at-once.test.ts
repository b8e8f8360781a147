import { randomUUID } from 'node:crypto'
import { request as httpRequest } from 'node:http'
import { beforeAll, describe, expect, it } from 'vitest'
import { newProduct, newUser, type User } from '#test/client.ts'
import { eventually, type Souk, startSouk } from '#test/harness.ts'

interface Heard {
  status: number
  headers: string[]
  body: string
}

describe('what is answered at once', () => {
  let souk: Souk
  let admin: User
  let customer: User
  let productId: number

  /** With an Origin the request takes the long way; without one and with all in memory, the short one. */
  const ask = (path: string, headers: Record<string, string> = {}, token = customer.token) =>
    new Promise<Heard>((resolve, reject) => {
      const all = { authorization: `Bearer ${token}`, 'x-request-id': 'the-same', ...headers }
      const sent = httpRequest(`${souk.origin}/api/v1${path}`, { headers: all }, (response) => {
        let body = ''
        response.on('data', (chunk) => {
          body += chunk
        })
        const names = response.rawHeaders.filter((_, at) => at % 2 === 0).map((name) => name.toLowerCase())
        response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: names.sort(), body }))
      })
      sent.on('error', reject)
      sent.end()
    })
  const longWay = { origin: 'http://elsewhere.example' }

  beforeAll(async () => {
    souk = await startSouk({ RATE_LIMIT_PER_MINUTE: '1000' })
    admin = await newUser(souk, 'admin')
    customer = await newUser(souk)
    productId = (await newProduct(admin, { user_id: customer.id, name: 'Blåbær – 蓝莓' })).id
    await eventually(async () => (await customer.get('/products')).headers.get('x-cache') === 'HIT')
    await eventually(async () => (await customer.get(`/products/${productId}`)).headers.get('x-cache') === 'HIT')
  })

  it('says exactly what the routes say, headers and bytes', async () => {
    for (const path of ['/products', `/products/${productId}`]) {
      expect(await ask(path)).toEqual(await ask(path, longWay))
      const etag = (await customer.get(path)).headers.get('etag') as string
      const held = { 'if-none-match': etag }
      const short = await ask(path, held)
      expect(short.status).toBe(304)
      expect(short).toEqual(await ask(path, { ...held, ...longWay }))
    }
  })

  it('counts every request once towards the limit, whichever way it takes', async () => {
    const user = await newUser(souk)
    const left = async (headers = {}) =>
      Number((await user.call('GET', '/products', undefined, headers)).headers.get('x-ratelimit-remaining'))
    const [first, ...others] = [await left(), await left(), await left(longWay), await left(), await left()]
    expect(others).toEqual([1, 2, 3, 4].map((less) => (first as number) - less))
  })

  it('is nothing for who may not see it: another token, a smaller one, one revoked, an operator', async () => {
    const stranger = await newUser(souk)
    const made = await customer.post('/tokens', { name: 'small', abilities: ['orders.view'] })
    const revoked = await customer.post('/tokens', { name: 'short-lived', abilities: ['*'] })
    await eventually(async () => JSON.parse((await ask('/products', {}, revoked.body.data.token)).body).success)
    await customer.call('DELETE', `/tokens/${revoked.body.data.id}`)
    const answers = [
      await ask(`/products/${productId}`, {}, stranger.token),
      await ask('/products', {}, made.body.data.token),
      await ask('/products', {}, revoked.body.data.token),
      await ask('/products', {}, `1|souk_${randomUUID()}`),
    ]
    expect(answers.map(({ status }) => status)).toEqual([404, 403, 401, 401])
  })

  it('leaves operators to the route, which writes down every look of theirs', async () => {
    const looks = async () => {
      const count = 'SELECT count(*)::int AS count FROM audit_entries WHERE actor_id = $1'
      return (await souk.owner.query(count, [admin.id])).rows[0].count as number
    }
    const before = await looks()
    for (let turn = 0; turn < 3; turn += 1) {
      const { data } = JSON.parse((await ask('/products', {}, admin.token)).body)
      expect(data.map(({ id }: { id: number }) => id)).toContain(productId)
    }
    expect(await looks()).toBe(before + 3)
  })

  it('needs nothing of the route', async () => {
    // What the tests above took away from the customer is remembered anew.
    for (let turn = 0; turn < 5; turn += 1) expect((await ask('/products')).status).toBe(200)
    const { cache } = souk.dependencies
    const { read } = cache
    cache.read = () => Promise.reject(new Error('not to be asked'))
    const statuses = [(await ask('/products')).status, (await ask('/products', longWay)).status]
    cache.read = read
    expect(statuses).toEqual([200, 500])
  })
})
