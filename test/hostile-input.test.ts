import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import { clientOf, newProduct, newUser, type User } from './client.ts'
import { eventually, type Souk, startSouk } from './harness.ts'
import { sendLines } from './raw-request.ts'

let souk: Souk
let merchant: User

beforeAll(async () => {
  souk = await startSouk({ TRUST_PROXY: 'true' })
  merchant = await newUser(souk, 'merchant')
})

interface Contract {
  paths: Record<string, { get?: { parameters?: { name?: string; $ref?: string }[] } }>
}

/** A request in its very bytes, and the whole answer. */
async function raw(...lines: string[]): Promise<{ status: number; allow: string | undefined; code: string }> {
  const { hostname, port } = new URL(souk.origin)
  const socket = connect(Number(port), hostname)
  socket.write(lines.map((line) => `${line}\r\n`).join(''))
  const answer = await text(socket)
  const [head = '', body = ''] = answer.split('\r\n\r\n')
  const allow = /^allow: (.*)$/im.exec(head)?.[1]
  return { status: Number(head.slice(9, 12)), allow, code: JSON.parse(body).code }
}

const rest = ['Host: souk', 'Connection: close', '']

describe('a request that means harm', () => {
  it.each(['__proto__', 'constructor', 'toString', 'valueOf', 'hasOwnProperty', '__defineGetter__'])(
    'may name a field of any object: %s is one that is not known',
    async (name) => {
      const inQuery = await merchant.get(`/orders?${name}=1`)
      expect([inQuery.status, Object.entries(inQuery.body.errors)]).toEqual([
        422,
        [[name, [`The ${name} field is not known here.`]]],
      ])
      const inBody = await merchant.post('/tokens', { name: 'x', [name]: 1 })
      // A body that sets a prototype is not even read.
      const expected = name === '__proto__' ? [400, []] : [422, [name]]
      expect([inBody.status, Object.keys(inBody.body.errors ?? {})]).toEqual(expected)
    },
  )

  it('may nest its body as deep as a megabyte goes, and is answered like any other', async () => {
    const deep = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`
    const nested = `${'{"a":'.repeat(150_000)}1${'}'.repeat(150_000)}`
    const product = (metadata: string) => `{"name":"Mug","price":"1.00","quantity":1,"metadata":{"a":${metadata}}}`
    const send = async (body: string) => {
      const headers = { authorization: `Bearer ${merchant.token}`, 'content-type': 'application/json' }
      const answer = await fetch(`${souk.origin}/api/v1/products`, { method: 'POST', headers, body })
      return answer.status
    }
    for (const body of [deep(400_000), nested, product(deep(400_000)), product(nested)])
      expect(await send(body), body.slice(0, 80)).toBe(422)
    expect(await send('['.repeat(900_000)), 'that never ends').toBe(400)
    // The deepest that may be kept is kept, listed and told of.
    expect(await send(product(deep(4_900)))).toBe(201)
    const { status, body } = await merchant.get('/products')
    expect(status).toBe(200)
    expect(JSON.stringify(body.data[0].metadata)).toHaveLength(9_806)
  })

  it('packs its body without saying so, and has sent what is no JSON', async () => {
    const headers = { authorization: `Bearer ${merchant.token}`, 'content-type': 'application/json' }
    for (const packed of [gzipSync('{}'), brotliCompressSync('{}'), deflateSync('{}')]) {
      const body = new Uint8Array(packed)
      const answer = await fetch(`${souk.origin}/api/v1/products`, { method: 'POST', headers, body })
      expect(answer.status).toBe(400)
      expect(await answer.json()).toMatchObject({ code: 'malformed_request' })
    }
  })

  it('has five hundred headers, or more than a head has room for', async () => {
    const headers = (count: number) => Array.from({ length: count }, (_, at) => `X-${at}: ${at}`)
    for (const [count, status] of [
      [500, 401],
      [2_500, 431],
    ] as const)
      expect((await raw('GET /api/v1/orders HTTP/1.1', ...rest.slice(0, -1), ...headers(count), '')).status).toBe(
        status,
      )
  })

  it('searches by what other programs take for a pattern, and finds it as text', async () => {
    const shop = await newUser(souk, 'merchant')
    await newProduct(shop, { name: '100% (a+)+$ wool_.*' })
    await newProduct(shop, { name: `Plain ${'a'.repeat(200)}` })
    const found = async (search: string) => {
      const { status, body } = await shop.get(`/products?search=${encodeURIComponent(search)}`)
      expect(status, search).toBe(200)
      return body.meta.total
    }
    for (const [search, total] of [
      ['%', 1],
      ['_', 1],
      ['.*', 1],
      ['(a+)+$', 1],
      ['1__', 0],
      ['p%n', 0],
      ['^plain', 0],
      ['[', 0],
      ['\\', 0],
      ["'; SELECT pg_sleep(9) --", 0],
    ] as const)
      expect(await found(search), search).toBe(total)
  })

  it('asks for the page of a thousand million rows, of any list, and reads no row for it', async () => {
    const operator = await newUser(souk, 'admin')
    const contract = (await (await fetch(`${souk.origin}/openapi.json`)).json()) as Contract
    const lists = Object.entries(contract.paths)
      .filter(([path, { get }]) => !path.includes('{') && get?.parameters?.some(({ name }) => name === 'page'))
      .map(([path]) => path.replace('/api/v1', ''))
    expect(lists.length).toBeGreaterThan(8)
    for (const path of lists) {
      const { status, body } = await operator.get(`${path}?page=1000000000&per_page=100`)
      expect([path, status, body.data ?? []]).toEqual([path, expect.any(Number), []])
      expect(status, path).toBeLessThan(500)
    }
  })

  it.each([
    ['/register', { name: 'Eve', email: 'eve@example.com', password: 'a quiet passphrase 77' }, 'POST'],
    ['/me', { name: 'Eve' }, 'PATCH'],
    ['/products', { name: 'Mug', price: '1.00', quantity: 1 }, 'POST'],
    ['/shop', { name: 'Eve' }, 'PATCH'],
    ['/tokens', { name: 'Mine' }, 'POST'],
  ] as const)('sets nothing by a field that is not asked for: %s', async (path, fields, method) => {
    for (const name of [
      'id',
      'role',
      'roles',
      'permissions',
      'is_admin',
      'suspended_at',
      'email_verified_at',
      'created_at',
    ]) {
      const { status, body } = await merchant.call(method, path, { ...fields, [name]: 1 })
      expect([name, status, Object.keys(body.errors ?? {})]).toEqual([name, 422, [name]])
    }
  })

  it.each(['/dashboard', '/docs/static', '/storefront-assets', '/media', '/shop', ''])(
    'climbs out of no folder: %s',
    async (folder) => {
      const up = [
        '..',
        '%2e%2e',
        '.%2e',
        '..%2f..',
        '%2e%2e%2f..',
        '..\\..',
        '..%5c..',
        '....//..',
        '%252e%252e',
        '..;',
        '..%00',
      ]
      const wanted = ['package.json', 'etc/passwd', 'src/main.ts']
      for (const step of up)
        for (const file of wanted) {
          const answer = await sendLines(souk, [
            `GET ${folder}/${Array(6).fill(step).join('/')}/${file} HTTP/1.1`,
            'Host: souk',
            'Connection: close',
          ])
          expect(JSON.stringify(answer.body), `${folder} ${step}`).not.toMatch(/workspaces|root:.:0|serve\(/)
          expect([200, 302, 400, 404], `${folder} ${step}`).toContain(answer.status)
          // Below the dashboard every path is its page, and below the API's own there is nothing.
          if (answer.status === 200) expect(answer.headers.get('content-type')).toContain('text/html')
        }
    },
  )

  it('is told of a thousand wrong fields and no more', async () => {
    const fields = Object.fromEntries(Array.from({ length: 50_000 }, (_, at) => [`field${at}`, 1]))
    const { status, body } = await merchant.post('/orders', fields)
    expect(status).toBe(422)
    expect(Object.keys(body.errors)).toHaveLength(1_000)
    expect(body.message).toContain('(and 999 more errors)')
  })

  it('may sort by one column as often as a query has room for', async () => {
    const query = `sort=${Array.from({ length: 500 }, () => '-total_price,id').join(',')}`
    const { status, body } = await merchant.get(`/orders?${query}`)
    expect([status, body.success]).toEqual([200, true])
  })

  it.each([
    '//[',
    '//',
    '///',
    '/\\',
    '//:99999/',
    '/api/v1/../v1/orders',
    '/api/v1/orders/../users',
    '/docs/static/x',
  ])('finds nothing at %s', async (path) => {
    expect(await raw(`GET ${path} HTTP/1.1`, ...rest)).toEqual({ status: 404, allow: undefined, code: 'not_found' })
  })

  it('is told the methods of a path that it names with a host', async () => {
    const { status, allow } = await raw('PUT http://souk/api/v1/orders?page=1 HTTP/1.1', ...rest)
    expect([status, allow?.split(', ').sort()]).toEqual([405, ['GET', 'HEAD', 'POST']])
  })

  it.each(['Upgrade: h2c', 'Upgrade: websocket', 'Expect: the-unexpected'])(
    'is answered in the envelope when it asks for %s',
    async (header) => {
      const upgrade = header.startsWith('Upgrade') ? 'Connection: close, Upgrade' : 'Connection: close'
      const answered = await raw('GET /api/v1/orders HTTP/1.1', 'Host: souk', upgrade, header, '')
      expect([answered.status, answered.code]).toEqual([401, 'unauthenticated'])
    },
  )

  it('keeps no other token from its last use by coming from nowhere', async () => {
    const from = async (ip: string) => {
      const user = await newUser(souk)
      const { status } = await clientOf(souk, user.token).call('GET', '/me', undefined, { 'x-forwarded-for': ip })
      return [user.id, status]
    }
    const addresses = ['192.0.2.7', 'nonsense', '999.1.1.1', 'fe80::1%eth0', 'nonsense, 1.2.3.5', '::ffff:1.2.3.4']
    const answered = await Promise.all(addresses.map(from))
    expect(answered.map(([, status]) => status)).toEqual(addresses.map(() => 200))
    const used = await eventually(async () => {
      const { rows } = await souk.owner.query(
        `SELECT host(last_used_ip) AS ip FROM personal_access_tokens
         WHERE user_id = ANY ($1) AND last_used_at IS NOT NULL ORDER BY user_id`,
        [answered.map(([id]) => id)],
      )
      return rows.length === addresses.length ? (rows as { ip: string | null }[]) : undefined
    })
    expect(used.map(({ ip }) => ip).toSorted()).toEqual([
      '1.2.3.4',
      '1.2.3.5',
      // What a proxy hands on that is no address counts as its own.
      '127.0.0.1',
      '127.0.0.1',
      '192.0.2.7',
      'fe80::1',
    ])
  })
})
