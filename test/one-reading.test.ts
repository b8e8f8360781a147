import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
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

  it('and is one under its key, however its target is spelled', async () => {
    const headers = ['Content-Type: application/json', 'Idempotency-Key: spelled']
    const body = JSON.stringify({ name: 'Mug', price: '1.00', quantity: 1 })
    const ids: number[] = []
    for (const target of ['/products', '/%70roducts', '/products?', '/products#a', '/product%73'])
      ids.push((await send(target, headers, { method: 'POST', body })).body.data.id)
    for (const host of ['souk', 'SOUK', `${'h'.repeat(300)}.example`]) {
      const line = `POST http://${host}/api/v1/products HTTP/1.1`
      const rest = [...headers, `Authorization: Bearer ${merchant.token}`, `Content-Length: ${body.length}`]
      const answer = await sendLines(souk, [line, 'Host: souk', ...rest, 'Connection: close'], body)
      expect([host, answer.status]).toEqual([host, 201])
      ids.push(answer.body.data.id)
    }
    expect(new Set(ids).size).toBe(1)
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

  it.each([
    ['both a length and chunks', 'Content-Length: 5\r\nTransfer-Encoding: chunked', '0\r\n\r\n'],
    ['chunks and a length', 'Transfer-Encoding: chunked\r\nContent-Length: 5', '0\r\n\r\n'],
    ['two lengths', 'Content-Length: 0\r\nContent-Length: 40', ''],
    ['a length with a sign', 'Content-Length: +0', ''],
    ['a length in hexadecimal', 'Content-Length: 0x0', ''],
    ['a length with a blank before its colon', 'Content-Length : 0', ''],
    ['chunks that are not the last coding', 'Transfer-Encoding: chunked, identity', '0\r\n\r\n'],
    ['chunks by another name', 'Transfer-Encoding: xchunked', '0\r\n\r\n'],
    ['chunks behind a tab', 'Transfer-Encoding:\tchunked\r\nContent-Length: 5', '0\r\n\r\n'],
    ['chunks behind a vertical tab', 'Transfer-Encoding: \u000bchunked', '0\r\n\r\n'],
    ['chunks named twice', 'Transfer-Encoding: chunked\r\nTransfer-Encoding: identity', '0\r\n\r\n'],
    ['a folded line', 'X-A: 1\r\n Transfer-Encoding: chunked', '0\r\n\r\n'],
    ['a line that ends with a newline alone', 'X-A: 1\nTransfer-Encoding: chunked', '0\r\n\r\n'],
    ['a line that ends with a return alone', 'X-A: 1\rTransfer-Encoding: chunked', '0\r\n\r\n'],
    ['a name with a NUL', 'Transfer-Encoding\u0000: chunked', '0\r\n\r\n'],
    ['a chunk larger than any number', 'Transfer-Encoding: chunked', 'fffffffffffffffff\r\n'],
    ['a chunk with a sign', 'Transfer-Encoding: chunked', '-1\r\n\r\n0\r\n\r\n'],
    ['a chunk that ends with a newline alone', 'Transfer-Encoding: chunked', '0\n\n'],
  ])('and hides no second one: %s', async (_shape, header, body) => {
    const hidden = 'GET /health/live HTTP/1.1\r\nHost: souk\r\nX-Request-Id: the-hidden-one\r\n\r\n'
    const { hostname, port } = new URL(souk.origin)
    const socket = connect(Number(port), hostname)
    const head = ['POST /api/v1/logout HTTP/1.1', 'Host: souk', header].join('\r\n')
    socket.write(Buffer.from(`${head}\r\n\r\n${body}${hidden}`, 'latin1'))
    const told = await text(socket)
    expect(told).toMatch(/^HTTP\/1\.1 40[01] /)
    expect(told).not.toContain('the-hidden-one')
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
