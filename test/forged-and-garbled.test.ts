import { randomUUID } from 'node:crypto'
import { type AddressInfo, connect, createServer } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { expect, it, onTestFinished } from 'vitest'
import { newProduct, newUser } from './client.ts'
import { listenWithEcho } from './echo.ts'
import { cloneDatabase, eventually, startSouk } from './harness.ts'

/** All that a Souk says to PostgreSQL. */
async function overheard(databaseUrl: string): Promise<{ url: string; said: () => string }> {
  const target = new URL(databaseUrl)
  const { hostname, port } = target
  let said = ''
  const server = createServer((near) => {
    const far = connect(Number(port), hostname)
    near.on('data', (chunk) => {
      said += chunk.toString('latin1')
      far.write(chunk)
    })
    far.pipe(near)
    for (const socket of [near, far])
      socket.on('error', () => {}).on('close', () => [near, far].map((end) => end.destroy()))
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', () => listening()))
  target.port = String((server.address() as AddressInfo).port)
  return { url: target.href, said: () => said }
}

it('plans a shop’s lists by what was counted, and not by what a cursor says of it', async () => {
  const { url, said } = await overheard(await cloneDatabase())
  const souk = await startSouk({ DATABASE_URL: url })
  const merchant = await newUser(souk, 'merchant')
  for (let turn = 0; turn < 3; turn += 1) await newProduct(merchant, { name: `Mug ${turn}` })
  const { meta } = (await merchant.get('/products?per_page=1')).body
  const content = JSON.parse(Buffer.from(meta.next_cursor, 'base64url').toString())
  content[2] = 10_000
  content[3] = false
  const forged = Buffer.from(JSON.stringify(content)).toString('base64url')
  expect((await merchant.get(`/products?per_page=1&cursor=${forged}`)).status).toBe(200)
  const before = said().length
  expect((await merchant.get('/products?per_page=2')).status).toBe(200)
  const since = said().slice(before)
  expect(since).toContain('force_generic_plan')
  expect(since).not.toContain('force_custom_plan')
})

it('writes no second status line into a stream whose reader sends garbage', async () => {
  const souk = await startSouk()
  const user = await newUser(souk)
  const { port } = new URL(souk.origin)
  for (const garbage of ['garbage\r\n\r\n', '\u0000\u0001\u0002', 'GET / HTTP/9.9\r\n\r\n']) {
    const socket = connect(Number(port), '127.0.0.1')
    onTestFinished(() => void socket.destroy())
    let heard = ''
    socket.on('data', (chunk) => {
      heard += chunk
    })
    socket.on('error', () => {})
    socket.write(
      `GET /api/v1/events HTTP/1.1\r\nHost: souk\r\nAccept: text/event-stream\r\nAuthorization: Bearer ${user.token}\r\n\r\n`,
    )
    await eventually(() => heard.includes('text/event-stream'))
    socket.write(garbage)
    await Promise.race([new Promise((closed) => socket.once('close', closed)), delay(2_000)])
    expect(heard.match(/HTTP\/1\.1/g)).toHaveLength(1)
    expect(heard).not.toContain('malformed_request')
  }
})

it('counts a subscription as the request that it is, by its token, and by the address where that opens nothing', async () => {
  const souk = await startSouk({ RATE_LIMIT_PER_MINUTE: '40' })
  const user = await newUser(souk)
  const { socket, received } = listenWithEcho(souk.origin, user.token)
  const headers = { Authorization: `Bearer ${user.token}` }
  const channel = `private-users.${user.id}`
  for (let turn = 0; turn < 60; turn += 1) {
    socket.emit('subscribe', { channel, auth: { headers } })
    socket.emit('unsubscribe', { channel })
  }
  await eventually(() => received.length === 60)
  expect(received.filter(({ event }) => event === 'subscription_succeeded').length).toBeLessThanOrEqual(40)
  expect(received.at(-1)?.data).toMatchObject({ status: 429 })
  expect((await user.get('/me')).status).toBe(429)

  const guessing = listenWithEcho(souk.origin, undefined)
  for (let turn = 0; turn < 60; turn += 1) {
    guessing.socket.emit('subscribe', { channel, auth: { headers: { Authorization: `Bearer 1|${randomUUID()}` } } })
  }
  await eventually(() => guessing.received.length === 60)
  const statuses = guessing.received.map(({ data }) => data.status)
  expect(new Set(statuses)).toEqual(new Set([401, 429]))
  expect(statuses.filter((status) => status === 401).length).toBeLessThanOrEqual(40)
})
