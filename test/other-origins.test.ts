import { beforeAll, describe, expect, it } from 'vitest'
import { newUser } from './client.ts'
import { type Souk, startSouk } from './harness.ts'
import { sendLines } from './raw-request.ts'

const json = { 'content-type': 'application/json' }
const shop = 'https://shop.example'

describe('a page of an origin that is let in', () => {
  let souk: Souk

  beforeAll(async () => {
    souk = await startSouk({ CORS_ORIGINS: `${shop},https://other.example` })
  })

  const call = (path: string, init: RequestInit = {}) =>
    fetch(`${souk.origin}${path}`, { ...init, headers: { origin: shop, ...init.headers } })

  it.each([
    ['an answer', '/health/live', {}, 200],
    ['an unknown path', '/api/v1/nothing', {}, 404],
    ['a wrong method', '/api/v1/orders', { method: 'DELETE' }, 405],
    ['a path that cannot be decoded', '/api/v1/products/%zz', {}, 400],
    ['a query that is no UTF-8', '/api/v1/products?search=%ff', {}, 400],
    ['a missing token', '/api/v1/products', {}, 401],
    ['a body that is not JSON', '/api/v1/login', { method: 'POST', body: 'a=b' }, 415],
    ['a body that is too large', '/api/v1/login', { method: 'POST', body: 'x'.repeat(1_048_577), headers: json }, 413],
  ])('reads %s', async (_what, path, init, status) => {
    const response = await call(path, init)
    expect(response.status).toBe(status)
    expect(response.headers.get('access-control-allow-origin')).toBe(shop)
    expect(response.headers.get('access-control-expose-headers')).toContain('Retry-After')
    expect(response.headers.get('vary')).toBe('Origin')
  })

  it.each([
    ['has a broken line', ['GET /api/v1/me HTTP/1.1', 'Host: souk', `Origin: ${shop}`, 'no header'], 400],
    ['is too large', ['GET /api/v1/me HTTP/1.1', `Origin: ${shop}`, `Cookie: ${'x'.repeat(20_000)}`], 431],
    ['names no host', ['GET /api/v1/me HTTP/1.1', `Origin: ${shop}`, 'Connection: close'], 400],
    ['asks for a tunnel', ['CONNECT souk:80 HTTP/1.1', 'Host: souk', `Origin: ${shop}`], 405],
  ])('reads what is said of a head that %s', async (_what, lines, status) => {
    const answer = await sendLines(souk, lines)
    expect(answer.status).toBe(status)
    expect(answer.body).toMatchObject({ success: false })
    expect(answer.headers.get('access-control-allow-origin')).toBe(shop)
    expect(answer.headers.get('vary')).toBe('Origin')
  })

  it('is told which methods and headers it may use, by a preflight alone', async () => {
    const asking = {
      'access-control-request-method': 'PATCH',
      'access-control-request-headers': 'authorization,x-souk-shop',
    }
    const answer = await call('/api/v1/products/7', { method: 'OPTIONS', headers: asking })
    expect([answer.status, await answer.text()]).toEqual([204, ''])
    expect(answer.headers.get('access-control-allow-methods')).toContain('PATCH')
    expect(answer.headers.get('access-control-allow-headers')).toBe('authorization,x-souk-shop')
    expect(answer.headers.get('vary')).toContain('Origin')
  })

  it.each([
    ['/api/v1/orders', 405, 'method_not_allowed'],
    ['/api/v1/nothing', 404, 'not_found'],
    ['/nothing', 404, 'not_found'],
  ])('hears of OPTIONS %s what any other method would hear', async (path, status, code) => {
    for (const headers of [{}, { origin: shop }]) {
      const response = await fetch(`${souk.origin}${path}`, { method: 'OPTIONS', headers })
      expect(response.status).toBe(status)
      expect(await response.json()).toMatchObject({ success: false, code })
      expect(response.headers.has('allow')).toBe(status === 405)
    }
  })

  it('is alone: a page from elsewhere reads nothing, and is told no method', async () => {
    const headers = { origin: 'https://evil.example', 'access-control-request-method': 'POST' }
    for (const method of ['GET', 'OPTIONS']) {
      const response = await fetch(`${souk.origin}/api/v1/orders`, { method, headers })
      expect(response.headers.get('access-control-allow-origin')).toBeNull()
      expect(response.headers.get('access-control-allow-methods')).toBeNull()
      expect(response.headers.get('vary')).toBe('Origin')
    }
  })

  it('follows a stream', async () => {
    const { token } = await newUser(souk)
    const headers = { authorization: `Bearer ${token}`, accept: 'text/event-stream' }
    const stream = await call('/api/v1/events', { headers })
    expect(stream.headers.get('access-control-allow-origin')).toBe(shop)
    await stream.body?.cancel()
  })
})

describe('where no origin is let in', () => {
  it('no answer says anything of origins', async () => {
    const souk = await startSouk()
    for (const path of ['/health/live', '/api/v1/products/%zz', '/nothing']) {
      const response = await fetch(`${souk.origin}${path}`, { headers: { origin: shop } })
      const named = [...response.headers.keys()].filter((name) => name.startsWith('access-control') || name === 'vary')
      expect(named).toEqual([])
    }
  })

  it('every page may read where all are', async () => {
    const souk = await startSouk({ CORS_ORIGINS: '*' })
    const response = await fetch(`${souk.origin}/api/v1/products/%zz`, { headers: { origin: shop } })
    expect([response.status, response.headers.get('access-control-allow-origin')]).toEqual([400, '*'])
  })
})
