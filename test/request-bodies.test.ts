import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { setTimeout as delay } from 'node:timers/promises'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import { newProduct, newUser, type User } from './client.ts'
import { type Souk, startSouk } from './harness.ts'
import { sendLines } from './raw-request.ts'

const product = JSON.stringify({ name: 'Mug', price: '1.00', quantity: 1 })

const piece = 'x'.repeat(65_536)

let souk: Souk
let merchant: User

beforeAll(async () => {
  souk = await startSouk()
  merchant = await newUser(souk, 'merchant')
})

const post = (body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string>) =>
  fetch(`${souk.origin}/api/v1/products`, {
    method: 'POST',
    body,
    headers: { authorization: `Bearer ${merchant.token}`, 'content-type': 'application/json', ...headers },
  })

describe('a body', () => {
  it.each([
    ['gzip', gzipSync(product)],
    ['br', brotliCompressSync(product)],
    ['GZIP', Buffer.from(product)],
    ['deflate, gzip', Buffer.from(product)],
    ['x-made-up', Buffer.from(product)],
  ])('that is encoded is a 415 that says what is understood: %s', async (encoding, body) => {
    const response = await post(new Uint8Array(body), { 'content-encoding': encoding })
    expect([response.status, response.headers.get('accept-encoding')]).toEqual([415, 'identity'])
    expect(await response.json()).toMatchObject({ success: false, code: 'unsupported_media_type' })
  })

  it('may say that it is not encoded', async () => {
    expect((await post(product, { 'content-encoding': 'identity' })).status).toBe(201)
  })

  it.each([
    ['none', []],
    ['application/x-www-form-urlencoded', ['Content-Length: 0']],
    ['text/plain; charset', ['Content-Length: 0', 'Content-Encoding: gzip']],
    ['application/json', ['Content-Length: 0']],
  ])('that is not there has no media type: %s', async (mediaType, more) => {
    const { id } = await newProduct(merchant)
    const head = ['Host: souk', `Authorization: Bearer ${merchant.token}`, `Content-Type: ${mediaType}`, ...more]
    const send = (line: string) => sendLines(souk, [`${line} HTTP/1.1`, ...head, 'Connection: close'])
    expect((await send(`DELETE /api/v1/products/${id}`)).status).toBe(204)
    expect((await send(`POST /api/v1/products/${id}/restoration`)).status).toBe(200)
    expect((await send('POST /api/v1/products')).status).toBe(422)
  })

  it('that is there needs the media type of JSON', async () => {
    for (const mediaType of ['none', 'text/plain', 'application/x-www-form-urlencoded'])
      expect((await post(product, { 'content-type': mediaType })).status).toBe(415)
  })

  it.each([
    ['with its length', 'Content-Length: 8388608', piece, ''],
    ['in chunks', 'Transfer-Encoding: chunked', `10000\r\n${piece}\r\n`, '0\r\n\r\n'],
  ])('over the limit is answered before the line is closed: %s', async (_how, length, part, end) => {
    const { hostname, port } = new URL(souk.origin)
    const socket = connect(Number(port), hostname)
    const answer = text(socket)
    const head = ['POST /api/v1/login HTTP/1.1', 'Host: souk', 'Content-Type: application/json', length]
    socket.write(`${head.join('\r\n')}\r\n\r\n`)
    for (let sent = 0; sent < 128; sent += 1) {
      if (!socket.write(part)) await delay(5)
    }
    socket.write(end)
    // A line that broke under its sender rejects here.
    expect(await answer).toMatch(/^HTTP\/1\.1 413 /)
    expect(JSON.parse((await answer).split('\r\n\r\n')[1] ?? '')).toMatchObject({ code: 'payload_too_large' })
  })

  it('over the limit that never ends is waited for some seconds', async () => {
    const answer = await sendLines(souk, [
      'POST /api/v1/login HTTP/1.1',
      'Host: souk',
      'Content-Type: application/json',
      'Content-Length: 8388608',
    ])
    expect([answer.status, answer.body.code]).toEqual([413, 'payload_too_large'])
  })
})

describe('what a route does not take', () => {
  const refused = async (method: string, path: string, body?: unknown) => {
    const answer = await merchant.call(method, path, body)
    return [answer.status, Object.keys(answer.body.errors ?? {})]
  }

  it('is named and nothing is done, in the query of a write and of a read', async () => {
    const { id } = await newProduct(merchant)
    const order = { items: [{ product_id: id, quantity: 1 }] }
    expect(await refused('POST', '/orders?dry_run=1', order)).toEqual([422, ['dry_run']])
    expect(await refused('PATCH', `/products/${id}?validate=true`, { quantity: 1 })).toEqual([422, ['validate']])
    expect(await refused('DELETE', `/products/${id}?dry_run=&__proto__=1`)).toEqual([422, ['dry_run', '__proto__']])
    expect(await refused('GET', `/products/${id}?fields=name`)).toEqual([422, ['fields']])
    expect(await refused('GET', '/me?expand=roles')).toEqual([422, ['expand']])
    expect((await merchant.get('/orders')).body.meta.total).toBe(0)
    expect((await merchant.get(`/products/${id}`)).body.data.quantity).toBe(10)
  })

  it('is named and nothing is done, in a body that nobody asked for', async () => {
    const { id } = await newProduct(merchant)
    expect(await refused('DELETE', `/products/${id}`, { dry_run: true })).toEqual([422, ['dry_run']])
    expect(await refused('POST', '/logout', { all: true, constructor: 1 })).toEqual([422, ['all', 'constructor']])
    expect(await refused('DELETE', '/tokens', { except: 1 })).toEqual([422, ['except']])
    for (const body of [[], [1], 'all', 7, true])
      expect(await refused('POST', '/logout', body)).toEqual([422, ['body']])
    expect((await merchant.get(`/products/${id}`)).status).toBe(200)
  })

  it('is no harm when it is empty', async () => {
    const { id } = await newProduct(merchant)
    expect((await merchant.call('DELETE', `/products/${id}?`, {})).status).toBe(204)
  })

  it('is refused by every route of the API, after its permission was asked for', async () => {
    const customer = await newUser(souk)
    expect(await merchant.call('DELETE', '/product-cache?all=1')).toMatchObject({ status: 403 })
    const open = souk.routes.filter(
      ({ method, url }) => method === 'GET' && url.startsWith('/api/v1/') && !url.includes(':'),
    )
    for (const { url } of open) {
      const { status, body } = await customer.get(`${url}?no_such_parameter=1`)
      if (status === 403 || status === 404) continue
      expect([url, status, body.errors]).toMatchObject([url, 422, { no_such_parameter: [expect.any(String)] }])
    }
  })
})
