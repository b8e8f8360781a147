import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { text } from 'node:stream/consumers'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { buildApp } from '#souk/app.ts'
import { newUser, type User } from './client.ts'
import { eventually, type Souk, startSouk } from './harness.ts'

function open(origin: string): Socket {
  const { hostname, port } = new URL(origin)
  const socket = connect(Number(port), hostname)
  socket.on('error', () => {})
  onTestFinished(() => void socket.destroy())
  return socket
}

function parse(answer: string) {
  const [head = '', body = ''] = answer.split('\r\n\r\n')
  return { status: Number(head.slice(9, 12)), body: JSON.parse(body) }
}

describe('a request that does not arrive', () => {
  let souk: Souk
  let user: User
  let origin: string

  beforeAll(async () => {
    souk = await startSouk()
    user = await newUser(souk)
    const app = await buildApp(souk.config, souk.dependencies)
    expect(app.server.headersTimeout).toBe(20_000)
    expect(app.server.requestTimeout).toBe(60_000)
    // As the app is but for its patience: Node looks at both each time.
    app.server.headersTimeout = 300
    app.server.requestTimeout = 600
    origin = await app.listen({ host: '127.0.0.1', port: 0 })
    return () => app.close()
  })

  const head = (...lines: string[]) => `${['POST /api/v1/login HTTP/1.1', 'Host: souk', ...lines].join('\r\n')}\r\n`
  const promised = `${head('Content-Type: application/json', 'Content-Length: 1000')}\r\n{`

  it.each([
    ['promises a body that never comes', promised],
    ['does not end its head', head()],
    ['is silent from the start', ''],
  ])('is ended with a 408 in the envelope when it %s', async (_what, bytes) => {
    const socket = open(origin)
    socket.write(bytes)
    const { status, body } = parse(await text(socket))
    expect(status).toBe(408)
    expect(body).toMatchObject({
      success: false,
      code: 'malformed_request',
      message: expect.stringContaining('in time'),
    })
  })

  it('ends no stream of events that somebody listens to, and writes nothing into it', async () => {
    const stream = open(origin)
    let told = ''
    stream.on('data', (bytes) => {
      told += bytes
    })
    const authorization = `Authorization: Bearer ${user.token}`
    const asked = ['GET /api/v1/events HTTP/1.1', 'Host: souk', 'Accept: text/event-stream', authorization]
    stream.write(`${asked.join('\r\n')}\r\n\r\n`)
    // Ended by the clock that would end the stream, and begun after it.
    const late = open(origin)
    await once(stream, 'data')
    late.write(promised)
    expect(parse(await text(late)).status).toBe(408)
    expect(told).toContain('text/event-stream')
    expect(told).not.toContain('408')
    expect(stream.destroyed).toBe(false)
  })
})

describe('connections', () => {
  const perAddress = 3

  it('are a few for each address, and the one too many is told', async () => {
    const { origin } = await startSouk({ CONNECTIONS_PER_ADDRESS: String(perAddress) })
    const held = Array.from({ length: perAddress }, () => open(origin))
    await Promise.all(held.map((socket) => once(socket, 'connect')))
    const refused = parse(await text(open(origin)))
    expect(refused).toMatchObject({ status: 429, body: { success: false, code: 'too_many_requests' } })
    const [first] = held
    first?.write('GET /health/live HTTP/1.1\r\nHost: souk\r\nConnection: close\r\n\r\n')
    expect(parse(await text(first as Socket)).status, 'who came in time').toBe(200)
    // Who comes after somebody left.
    await eventually(async () => {
      const next = open(origin)
      next.write('GET /health/live HTTP/1.1\r\nHost: souk\r\nConnection: close\r\n\r\n')
      const answer = await text(next).catch(() => '')
      return answer.startsWith('HTTP/1.1 200')
    })
  })

  it('are as many as it likes for a proxy that is trusted', async () => {
    const { origin } = await startSouk({ CONNECTIONS_PER_ADDRESS: String(perAddress), TRUST_PROXY: 'loopback' })
    const held = Array.from({ length: 3 * perAddress }, () => open(origin))
    await Promise.all(held.map((socket) => once(socket, 'connect')))
    const last = open(origin)
    last.write('GET /health/live HTTP/1.1\r\nHost: souk\r\nConnection: close\r\n\r\n')
    expect(parse(await text(last)).status).toBe(200)
  })
})
