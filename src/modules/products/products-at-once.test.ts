import { randomUUID } from 'node:crypto'
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { request as httpRequest } from 'node:http'
import { connect } from 'node:net'
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

  /** With an empty body the request takes the long way; without one and with all in memory, the short one. */
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
  const longWay = { 'content-length': '0' }

  beforeAll(async () => {
    souk = await startSouk({ RATE_LIMIT_PER_MINUTE: '1000', CORS_ORIGINS: 'https://shop.example' })
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

  it('says the same again when a connection repeats its bytes, which nobody parses then', async () => {
    const etag = (await customer.get('/products')).headers.get('etag') as string
    for (const condition of ['', `if-none-match: ${etag}\r\n`]) {
      const { answers, parsed } = await repeat(
        souk,
        `GET /api/v1/products HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${customer.token}\r\n${condition}\r\n`,
      )
      expect(parsed).toBeLessThan(answers.length)
      expect(answers[0]).toMatch(condition === '' ? /^HTTP\/1.1 200 OK\r\n/ : /^HTTP\/1.1 304 Not Modified\r\n/)
      expect(new Set(answers.map(withoutWhatDiffers)).size).toBe(1)
    }
  })

  it('is nothing any more from the moment on when the token is revoked, also for bytes that are known', async () => {
    const { body } = await customer.post('/tokens', { name: 'soon gone', abilities: ['*'] })
    const head = `GET /api/v1/products HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${body.data.token}\r\n\r\n`
    const { parsed, answers } = await repeat(souk, head)
    expect(parsed).toBeLessThan(answers.length)
    await customer.call('DELETE', `/tokens/${body.data.id}`)
    const after = await repeat(souk, head, 2)
    expect(after.answers.map((answer) => answer.slice(9, 12))).toEqual(['401', '401'])
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

/** Asks the same over one connection, and tells how many of the requests came through Node's parser. */
async function repeat({ origin }: Souk, head: string, times = 8) {
  let parsed = 0
  const count = () => {
    parsed += 1
  }
  subscribe('http.server.request.start', count)
  const socket = connect(Number(new URL(origin).port), '127.0.0.1')
  const answers: string[] = []
  for (let time = 0; time < times; time += 1) {
    socket.write(head)
    let heard = ''
    while (!isWhole(heard)) heard += await new Promise((resolve) => socket.once('data', (chunk) => resolve(chunk)))
    answers.push(heard)
  }
  socket.destroy()
  unsubscribe('http.server.request.start', count)
  return { answers, parsed }
}

function isWhole(heard: string): boolean {
  const [head = '', body] = heard.split('\r\n\r\n')
  return body !== undefined && Buffer.byteLength(body) === Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0)
}

/** The id, the time and what is left of the limit are another each time. */
function withoutWhatDiffers(answer: string): string {
  return answer
    .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'the id')
    .replace(/Date: .*/, 'Date: now')
    .replace(/remaining: \d+/, 'remaining: some')
}
