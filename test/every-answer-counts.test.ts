import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Souk, startSouk } from './harness.ts'

const perMinute = 20
const filesPerMinute = 10 * perMinute

let souk: Souk
let peers = 0

beforeAll(async () => {
  souk = await startSouk({
    RATE_LIMIT_PER_MINUTE: String(perMinute),
    TRUST_PROXY: 'true',
    CORS_ORIGINS: 'https://shop.example',
    APP_URL: 'https://souk.example',
  })
})

/** An address of its own for each, as a trusted proxy hands it on. */
function somebody() {
  peers += 1
  return { 'x-forwarded-for': `198.51.100.${peers}` }
}

async function statuses(times: number, path: string, init: RequestInit = {}): Promise<number[]> {
  const headers = { ...somebody(), ...init.headers }
  const found = []
  for (let turn = 0; turn < times; turn += 1) {
    const response = await fetch(`${souk.origin}${path}`, { ...init, headers, redirect: 'manual' })
    await response.arrayBuffer()
    found.push(response.status)
  }
  return found
}

const refusedAtTheEnd = (status: number, limit: number) => [...Array(limit).fill(status), 429, 429]

describe('an answer counts for the address that it goes to', () => {
  it.each([
    ['an unknown path', '/api/v1/nothing', { method: 'GET' }, 404],
    ['an unknown path beside the API', '/nothing', { method: 'GET' }, 404],
    ['a wrong method', '/api/v1/orders', { method: 'DELETE' }, 405],
    ['a path that cannot be read', '/api/v1/orders/%zz', { method: 'GET' }, 400],
    ['a body that is not JSON', '/api/v1/login', { method: 'POST', body: '{', headers: json() }, 400],
    ['a refused token', '/api/v1/orders', { method: 'GET', headers: { authorization: 'Bearer x' } }, 401],
    ['the contract', '/openapi.json', { method: 'GET' }, 200],
    ['metrics that are not told', '/metrics', { method: 'GET' }, 401],
  ])('for %s', async (_what, path, init, status) => {
    expect(await statuses(perMinute + 2, path, init)).toEqual(refusedAtTheEnd(status, perMinute))
  })

  it.each([
    ['the dashboard', '/dashboard', { method: 'GET' }, 200],
    ['a file of the reference', '/docs/static/souk.css', { method: 'GET' }, 200],
    ['a file that is not there', '/docs/static/nothing.css', { method: 'GET' }, 404],
    ["a browser's question from elsewhere", '/api/v1/orders', { method: 'OPTIONS', headers: preflight() }, 204],
  ])('for %s, of which there may be ten times as many', async (_what, path, init, status) => {
    const found = await statuses(filesPerMinute + 2, path, init)
    expect(found).toEqual(refusedAtTheEnd(status, filesPerMinute))
  })

  it('but not for health checks', async () => {
    expect(await statuses(perMinute + 5, '/health/live')).toEqual(Array(perMinute + 5).fill(200))
  })

  it('whose refusal is told in the envelope, with the time to wait', async () => {
    const headers = somebody()
    const ask = () => fetch(`${souk.origin}/nothing`, { headers })
    for (let turn = 0; turn < perMinute; turn += 1) await (await ask()).arrayBuffer()
    const refused = await ask()
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(await refused.json()).toMatchObject({ success: false, code: 'too_many_requests' })
  })

  it('also when the bytes are no HTTP, unless a proxy sent them for somebody', async () => {
    const direct = await startSouk({ RATE_LIMIT_PER_MINUTE: String(perMinute) })
    const found = []
    for (let turn = 0; turn < perMinute + 2; turn += 1) found.push(await sendNonsense(direct))
    expect(found).toEqual(refusedAtTheEnd(400, perMinute))
    for (let turn = 0; turn < perMinute + 2; turn += 1) expect(await sendNonsense(souk)).toBe(400)
  })
})

async function sendNonsense({ origin }: Souk): Promise<number> {
  const { hostname, port } = new URL(origin)
  const socket = connect(Number(port), hostname)
  socket.write('NONSENSE\r\n\r\n')
  const answer = await text(socket)
  expect(JSON.parse(answer.split('\r\n\r\n')[1] ?? '')).toMatchObject({ success: false })
  return Number(answer.slice(9, 12))
}

function json() {
  return { 'content-type': 'application/json' }
}

function preflight() {
  return { origin: 'https://shop.example', 'access-control-request-method': 'POST' }
}
