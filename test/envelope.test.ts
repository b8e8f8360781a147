import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { beforeAll, describe, expect, inject, it } from 'vitest'
import { newProduct, newUser, type User } from './client.ts'
import { cloneDatabase, eventually, type Souk, startSouk } from './harness.ts'
import { lineTo, type SeverableLine } from './severable-line.ts'

describe('every failure wears the one envelope', () => {
  let souk: Souk
  let merchant: User

  beforeAll(async () => {
    souk = await startSouk()
    merchant = await newUser(souk, 'merchant')
  })

  /** Sends the body as it stands. */
  const raw = (path: string, init: RequestInit) => fetch(`${souk.origin}${path}`, init)

  const posting = (
    body: string | Uint8Array<ArrayBuffer>,
    headers: Record<string, string> = { 'content-type': 'application/json' },
  ) =>
    raw('/api/v1/products', {
      method: 'POST',
      body,
      headers: { authorization: `Bearer ${merchant.token}`, ...headers },
    })

  async function expectFailure(response: Response, status: number, code: string) {
    expect(response.status).toBe(status)
    const body = (await response.json()) as Record<string, unknown>
    expect(body).toMatchObject({
      success: false,
      code,
      message: expect.stringMatching(/\.( \(and \d+ more errors?\))?$/),
    })
    expect(body.meta).toEqual({ request_id: response.headers.get('x-request-id') })
    expect('errors' in body).toBe(code === 'validation_failed')
    return body
  }

  it.each([
    ['broken JSON', '{"name": '],
    ['bytes that are no UTF-8', new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d])],
    ['a poisoned prototype', '{"__proto__": {"admin": true}}'],
  ])('400 for %s', async (_name, body) => {
    await expectFailure(await posting(body), 400, 'malformed_request')
  })

  it('401 without a token, with a broken one and with an unknown one', async () => {
    for (const authorization of [undefined, 'Bearer', 'Basic abc', 'Bearer 1|nonsense', `Bearer 9${merchant.token}`]) {
      const headers = authorization === undefined ? {} : { authorization }
      await expectFailure(await raw('/api/v1/me', { headers }), 401, 'unauthenticated')
    }
  })

  it('403 before the body is looked at', async () => {
    const customer = await newUser(souk)
    const response = await raw('/api/v1/products', {
      method: 'POST',
      body: '{"name": ',
      headers: { authorization: `Bearer ${customer.token}`, 'content-type': 'application/json' },
    })
    await expectFailure(response, 403, 'forbidden')
  })

  it.each(['/nowhere', '/api/v1/nowhere', '/api/v2/products', '/api/v1/products/1/2/3'])('404 for %s', async (path) => {
    await expectFailure(await raw(path, {}), 404, 'not_found')
  })

  it.each(['abc', '-1', '0', '1.5', '9223372036854775808', '9223372036854775807', '9'.repeat(101), '%00', '1e3', '１'])(
    '404 for an id that is none: %s',
    async (id) => {
      const headers = { authorization: `Bearer ${merchant.token}` }
      await expectFailure(await raw(`/api/v1/products/${id}`, { headers }), 404, 'not_found')
    },
  )

  it('400 for a path that cannot be decoded', async () => {
    await expectFailure(await raw('/api/v1/products/%zz', {}), 400, 'malformed_request')
  })

  it('405 names the methods that are possible', async () => {
    const response = await raw('/api/v1/products/7', { method: 'PUT' })
    await expectFailure(response, 405, 'method_not_allowed')
    expect(response.headers.get('allow')?.split(', ').sort()).toEqual(['DELETE', 'GET', 'HEAD', 'PATCH'])
    await expectFailure(await raw('/api/v1/login', {}), 405, 'method_not_allowed')
  })

  it('413 for a body over 1 MB, and not for one just below', async () => {
    const body = (size: number) => JSON.stringify({ name: 'x', price: 1, quantity: 1, description: 'a'.repeat(size) })
    await expectFailure(await posting(body(1_048_576)), 413, 'payload_too_large')
    await expectFailure(await posting(body(1_048_000)), 422, 'validation_failed')
  })

  it('415 for a body that is not application/json', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/xml', 'nonsense']) {
      await expectFailure(await posting('{}', { 'content-type': type }), 415, 'unsupported_media_type')
    }
  })

  it('422 names each field, counts the other errors and names unknown fields', async () => {
    const { status, body } = await merchant.post('/products', { nmae: 'Mug', price: '1.999', quantity: 1.5 })
    expect(status).toBe(422)
    expect(body.errors).toEqual({
      name: ['The name field is required.'],
      price: ['The price field must have at most 2 decimals.'],
      quantity: ['The quantity field must be an integer.'],
      nmae: ['The nmae field is not known here.'],
    })
    expect(body.message).toBe('The name field is required. (and 3 more errors)')
  })

  it('422 also for fields that are called as what every object has', async () => {
    const body = await expectFailure(await posting('{"constructor":1,"toString":2}'), 422, 'validation_failed')
    expect(Object.keys(body.errors as object)).toEqual(expect.arrayContaining(['constructor', 'toString']))
    const query = await raw('/api/v1/products?__proto__=1', { headers: { authorization: `Bearer ${merchant.token}` } })
    expect((await expectFailure(query, 422, 'validation_failed')).message).toBe(
      'The __proto__ field is not known here.',
    )
  })

  it('422 for a body that is missing or is no object, and for an empty PATCH', async () => {
    expect((await merchant.post('/products')).body.errors).toMatchObject({ name: ['The name field is required.'] })
    for (const body of [[], 'text', 7, true]) {
      expect((await merchant.post('/products', body)).body.errors).toEqual({
        body: ['The body must be a JSON object.'],
      })
    }
    const { id } = await newProduct(merchant)
    expect((await merchant.call('PATCH', `/products/${id}`, {})).status).toBe(422)
  })

  it.each([
    'per_page=0',
    'per_page=101',
    'page=0',
    'page=x',
    'sort=password',
    'colour=red',
    'page=1&page=2',
    'in_stock=maybe',
  ])('422 for the query %s', async (query) => {
    expect((await merchant.get(`/products?${query}`)).status).toBe(422)
  })

  it('answers what is no HTTP with the envelope too', async () => {
    const { hostname, port } = new URL(souk.origin)
    const socket = connect(Number(port), hostname)
    socket.end('NONSENSE\r\n\r\n')
    const answer = await text(socket)
    expect(answer).toMatch(/^HTTP\/1\.1 400 /)
    expect(JSON.parse(answer.slice(answer.indexOf('\r\n\r\n')))).toMatchObject({
      success: false,
      code: 'malformed_request',
    })
  })

  it("keeps a client's harmless request id and replaces any other", async () => {
    const answered = async (id: string) =>
      (await raw('/api/v1/me', { headers: { 'x-request-id': id } })).headers.get('x-request-id')
    expect(await answered('order-42_A.b')).toBe('order-42_A.b')
    for (const id of ['with space', 'a'.repeat(129), '{"json":1}'])
      expect(await answered(id)).toMatch(/^[0-9a-f-]{36}$/)
  })

  it('500 tells nothing about the inside', async () => {
    await souk.owner.query('ALTER TABLE products RENAME TO products_elsewhere')
    try {
      const headers = { authorization: `Bearer ${merchant.token}` }
      const body = await expectFailure(await raw('/api/v1/products', { headers }), 500, 'server_error')
      expect(JSON.stringify(body)).not.toMatch(/relation|products|select/i)
    } finally {
      await souk.owner.query('ALTER TABLE products_elsewhere RENAME TO products')
    }
  })

  it('refuses control characters and lone surrogates, and counts characters as PostgreSQL does', async () => {
    const named = (name: string) => merchant.post('/products', { name, price: 1, quantity: 1 })
    expect((await named('a\u0000b')).status).toBe(422)
    const surrogate = await posting('{"name":"\\ud800","price":1,"quantity":1}')
    expect(surrogate.status).toBe(422)
    expect((await named('😀'.repeat(255))).status).toBe(201)
    expect((await named('😀'.repeat(256))).status).toBe(422)
    expect((await named('   ')).body.errors).toEqual({ name: ['The name field is required.'] })
    expect((await named('  Mug ')).body.data.name).toBe('Mug')
  })
})

describe('while PostgreSQL is away', () => {
  let souk: Souk
  let line: SeverableLine

  beforeAll(async () => {
    line = await lineTo(inject('postgresUrl'))
    const through = new URL(await cloneDatabase())
    through.port = new URL(line.url).port
    souk = await startSouk({ DATABASE_URL: through.href })
  })

  it('answers 503 with Retry-After, says so in its health, and comes back by itself', async () => {
    const customer = await newUser(souk)
    await line.sever()
    const away = await customer.get('/products')
    expect(away.status).toBe(503)
    expect(away.body.code).toBe('unavailable')
    expect(Number(away.headers.get('retry-after'))).toBeGreaterThan(0)
    const health = await fetch(`${souk.origin}/health/ready`)
    expect(health.status).toBe(503)
    expect(await health.json()).toEqual({
      status: 'unavailable',
      checks: { database: 'unavailable', redis: 'ok' },
      times_ms: { database: expect.any(Number), redis: expect.any(Number) },
    })
    expect((await fetch(`${souk.origin}/health/live`)).status).toBe(200)
    await line.restore()
    await eventually(async () => (await customer.get('/products')).status === 200)
  })
})
