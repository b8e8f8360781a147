import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { beforeAll, describe, expect, it } from 'vitest'
import { clientOf, newUser, type User } from './client.ts'
import { eventually, type Souk, startSouk } from './harness.ts'

let souk: Souk
let merchant: User

beforeAll(async () => {
  souk = await startSouk({ TRUST_PROXY: 'true' })
  merchant = await newUser(souk, 'merchant')
})

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
