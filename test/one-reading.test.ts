import { beforeAll, describe, expect, it } from 'vitest'
import { newUser, type User } from './client.ts'
import { type Souk, startSouk } from './harness.ts'
import { sendLines } from './raw-request.ts'

describe('a request has one reading', () => {
  let souk: Souk
  let merchant: User

  beforeAll(async () => {
    souk = await startSouk()
    merchant = await newUser(souk, 'merchant')
  })

  const send = (target: string, headers: string[] = [], { method = 'GET', body = '' } = {}) =>
    sendLines(
      souk,
      [
        `${method} /api/v1${target} HTTP/1.1`,
        'Host: souk',
        `Authorization: Bearer ${merchant.token}`,
        ...headers,
        'Connection: close',
        ...(body === '' ? [] : [`Content-Length: ${body.length}`]),
      ],
      body,
    )

  it.each(['%ff', '%c3%28', '%', '%f', '%zz', '%ed%a0%80', 'caf\u00e9', 'a\u0001b'])(
    'and is refused with 400 when its query is no UTF-8: %s',
    async (search) => {
      expect(await send(`/products?search=${search}`)).toMatchObject({
        status: 400,
        body: { code: 'malformed_request' },
      })
    },
  )

  it('and is taken with a query in any script', async () => {
    for (const search of ['caf%C3%A9', '%F0%9F%92%A5', 'a+b', '%2B%26', "!*'()"])
      expect((await send(`/products?search=${search}`)).status).toBe(200)
  })

  it.each([
    ['Host: elsewhere', 'GET', ''],
    ['Authorization: Bearer x', 'GET', ''],
    ['Content-Type: application/json', 'POST', '{}'],
    ['Idempotency-Key: other', 'POST', '{}'],
    ['Content-Encoding: identity', 'POST', '{}'],
    ['Last-Event-ID: 7', 'GET', ''],
  ])('and is refused with 400 when one header stands twice: %s', async (header, method, body) => {
    const first = ['Content-Type: application/json', 'Idempotency-Key: one', 'Content-Encoding: identity']
    const [target, headers] = method === 'POST' ? ['/products', first] : ['/products', ['Last-Event-ID: 6']]
    const answer = await send(target, [...headers, header.replace(/^[^:]+/, (name) => name.toUpperCase())], {
      method,
      body,
    })
    expect(answer).toMatchObject({ status: 400, body: { success: false, code: 'malformed_request' } })
  })

  it.each(['/%6frders', '/ord%65rs', '/orders?x=%6f', '/orders#a'])(
    'and is told the methods of its path, however that is spelled: %s',
    async (target) => {
      const answer = await send(target, [], { method: 'DELETE' })
      expect([answer.status, answer.headers.get('allow')?.split(', ').sort()]).toEqual([405, ['GET', 'HEAD', 'POST']])
    },
  )

  it.each([
    ['OPTIONS * HTTP/1.1', 404],
    ['PROPFIND /api/v1/orders HTTP/1.1', 405],
    ['TRACE /api/v1/orders HTTP/1.1', 405],
    ['QUERY /api/v1/orders HTTP/1.1', 400],
    ['GET /api/v1/nothing HTTP/1.0', 404],
    ['GET http://elsewhere.example/api/v1/nothing HTTP/1.1', 404],
    ['GET https://elsewhere.example:444/nothing HTTP/1.1', 404],
    ['GET ftp://elsewhere.example/nothing HTTP/1.1', 404],
    ['CONNECT souk:443 HTTP/1.1', 405],
    ['PRI * HTTP/2.0', 400],
    ['BREW /pot HTTP/1.1', 400],
    ['GET nothing HTTP/1.1', 400],
    ['GET /api/v1/nothing HTTP/3.0', 400],
    ['GET /api/v1/nothing', 404],
  ])('and is answered in the envelope, whatever its first line is: %s', async (line, status) => {
    const answer = await sendLines(souk, [line, 'Host: souk', 'Connection: close'])
    expect(answer).toMatchObject({ status, body: { success: false, meta: { request_id: expect.any(String) } } })
    expect(answer.headers.get('x-request-id')).toBe(answer.body.meta.request_id)
  })

  it.each([
    ['Content-Length: 1, 2', 400],
    ['Content-Length: -1', 400],
    ['Transfer-Encoding: chunked\r\nContent-Length: 3', 400],
    ['Transfer-Encoding: gzip', 400],
    ['Bad Header: x', 400],
    [`X-Long: ${'x'.repeat(20_000)}`, 431],
  ])('and is answered in the envelope, whatever stands in its head: %s', async (header, status) => {
    const answer = await sendLines(souk, ['POST /api/v1/login HTTP/1.1', 'Host: souk', header, 'Connection: close'])
    expect(answer).toMatchObject({ status, body: { success: false } })
  })

  it('and has no query behind a fragment', async () => {
    expect((await send('/me#fields=name')).status).toBe(200)
    expect((await send('/products?per_page=1#&per_page=0')).body.meta.per_page).toBe(1)
    expect((await send('/products#?per_page=0')).status).toBe(200)
  })

  it('and may say in several lines what is a list', async () => {
    const answer = await send('/products', [
      'Accept: text/html',
      'Accept: */*',
      'If-None-Match: "a"',
      'If-None-Match: "b"',
    ])
    expect(answer.status).toBe(200)
  })
})
