import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Server } from 'socket.io'
import { io, type Socket } from 'socket.io-client'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { closeUnused } from '#platform/realtime/close-unused.ts'
import { clientOf, newUser } from '#test/client.ts'
import { listenWithEcho } from '#test/echo.ts'
import { eventually, type Souk, startSouk } from '#test/harness.ts'

const [perAddress, perUser, perMinute] = [3, 2, 40]
const opened: Socket[] = []
let souk: Souk

beforeAll(async () => {
  souk = await startSouk({
    TRUST_PROXY: 'true',
    CONNECTIONS_PER_ADDRESS: String(perAddress),
    SOCKETS_PER_USER: String(perUser),
    RATE_LIMIT_PER_MINUTE: String(perMinute),
  })
})

afterAll(() => {
  for (const socket of opened) socket.disconnect()
})

function open(origin: string, address: string, transport: 'websocket' | 'polling' = 'websocket'): Socket {
  const extraHeaders = { 'x-forwarded-for': address }
  const socket = io(origin, { transports: [transport], forceNew: true, reconnection: false, extraHeaders })
  opened.push(socket)
  return socket
}

/** What became of it: connected, or why not. */
const outcome = (socket: Socket) =>
  new Promise<string>((resolve) => {
    socket.on('connect', () => resolve('connected'))
    socket.on('connect_error', (error) => resolve(JSON.stringify(error)))
  })

async function ask(query: string, headers: Record<string, string>) {
  const response = await fetch(`${souk.origin}/socket.io/?EIO=4&transport=polling${query}`, { headers })
  const body = await response.text()
  return { status: response.status, body: body.startsWith('{') ? JSON.parse(body) : body }
}

describe('the places of sockets', () => {
  it.each(['websocket', 'polling'] as const)('are a few for each address, also in a burst by %s', async (transport) => {
    const at = (host: number) => `2001:db8:${transport === 'polling' ? 1 : 2}:${host > 0 ? 1 : 2}::${host}`
    const sockets = Array.from({ length: 12 }, (_, turn) => open(souk.origin, at(turn + 1), transport))
    const outcomes = await Promise.all(sockets.map(outcome))
    expect(outcomes.filter((one) => one === 'connected')).toHaveLength(perAddress)
    expect(await outcome(open(souk.origin, at(0), transport)), 'somebody else').toBe('connected')
    sockets.find(({ connected }) => connected)?.disconnect()
    await eventually(async () => (await outcome(open(souk.origin, at(1), transport))) === 'connected')
  })

  it('are refused with the reason', async () => {
    for (let turn = 0; turn < perAddress; turn += 1)
      expect(await outcome(open(souk.origin, '192.0.2.3'))).toBe('connected')
    const address = { 'x-forwarded-for': '192.0.2.3' }
    const refused = await ask('', address)
    expect(refused).toEqual({ status: 403, body: { code: 4, message: 'Your address has too many sockets.' } })
  })

  it('are a few for each user, and the one too many is refused', async () => {
    const free = await startSouk({ SOCKETS_PER_USER: String(perUser) })
    const user = await newUser(free)
    const listeners = Array.from({ length: perUser + 1 }, () => listenWithEcho(free.origin, user.token))
    const answers = []
    for (const { join } of listeners) answers.push(await join(`users.${user.id}`))
    expect(answers.map(({ event }) => event)).toEqual([
      ...Array(perUser).fill('subscription_succeeded'),
      'subscription_error',
    ])
    expect(answers.at(-1)?.data).toMatchObject({ status: 429 })
    const bystander = await newUser(free)
    expect((await listenWithEcho(free.origin, bystander.token).join(`users.${bystander.id}`)).event).toBe(
      'subscription_succeeded',
    )
    listeners[0]?.socket.disconnect()
    await eventually(
      async () =>
        (await listenWithEcho(free.origin, user.token).join(`users.${user.id}`)).event === 'subscription_succeeded',
    )
  })

  it.each([
    ['a handshake', ''],
    ['a socket that is none', '&sid=nonsense'],
  ])('are asked for as often as anything else: %s', async (_what, query) => {
    const headers = { 'x-forwarded-for': `198.51.100.${query.length}` }
    const statuses = []
    for (let turn = 0; turn <= perMinute; turn += 1) {
      const { status, body } = await ask(query, headers)
      statuses.push(status)
      if (turn === perMinute) expect(body).toMatchObject({ code: 'too_many_requests' })
    }
    expect(statuses.filter((status) => status === 429)).toHaveLength(1)
    const other = await clientOf(souk).call('GET', '/me', undefined, headers)
    expect(other.status, 'of one budget').toBe(429)
  })

  it('are lost by a socket that subscribes to nothing, which is notified, and kept by one that does', async () => {
    const http = createServer().listen(0)
    const server = new Server(http, { serveClient: false })
    onTestFinished(async () => void (await server.close()))
    server.on('connection', (socket) => {
      closeUnused(socket, 200)
      if (socket.handshake.query.uses === 'a channel') socket.join('private-users.1')
    })
    const origin = `http://127.0.0.1:${(http.address() as AddressInfo).port}`
    const options = { transports: ['websocket'], forceNew: true, reconnection: false }
    const used = io(origin, { ...options, query: { uses: 'a channel' } })
    const unused = io(origin, options)
    opened.push(used, unused)
    const received: unknown[] = []
    unused.onAny((...frame) => received.push(frame))
    await eventually(() => used.connected && unused.disconnected && received.length > 0)
    expect(received).toEqual([['subscription_error', '', { status: 408, message: expect.any(String) }]])
    const later = io(origin, options)
    opened.push(later)
    await eventually(() => later.connected)
    await eventually(() => later.disconnected)
    expect(used.connected).toBe(true)
  })
})
