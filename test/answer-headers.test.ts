import { mkdtempSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { beforeAll, describe, expect, it } from 'vitest'
import { clientOf, newUser, password, type User } from './client.ts'
import { eventually, type Souk, startSouk } from './harness.ts'
import { spawnSouk, untilReady } from './process.ts'

let souk: Souk
let user: User

beforeAll(async () => {
  souk = await startSouk()
  user = await newUser(souk, 'merchant')
})

describe('an answer of the API', () => {
  it('is kept by nobody on the way, when it holds a token or anything else', async () => {
    const anybody = clientOf(souk)
    const answers = [
      await anybody.post('/register', { name: 'New', email: 'kept@example.com', password }),
      await anybody.post('/login', { email: user.email, password }),
      await anybody.post('/session', { email: user.email, password }),
      await user.post('/tokens', { name: 'kept' }),
      await user.get('/me'),
      await user.get('/orders'),
      await user.get('/nothing'),
      await anybody.get('/me'),
    ]
    for (const { status, headers } of answers)
      expect([status, headers.get('cache-control')]).toEqual([status, 'no-store'])
    expect((await user.get('/products')).headers.get('cache-control')).toBe('private, no-cache')
  })

  it('is taken for nothing else than what it says it is, nor is any page', async () => {
    const paths = [
      '/api/v1/me',
      '/api/v1/nothing',
      '/openapi.json',
      '/health/live',
      '/docs',
      '/docs/static/souk.css',
      '/docs/guides/errors',
      '/dashboard',
      '/nothing',
    ]
    for (const path of paths) {
      const { headers } = await fetch(`${souk.origin}${path}`)
      expect(headers.get('x-content-type-options'), path).toBe('nosniff')
    }
    const { port } = new URL(souk.origin)
    const socket = connect(Number(port), '127.0.0.1')
    socket.end('garbage\r\n\r\n')
    expect(await text(socket)).toContain('x-content-type-options: nosniff')
  })
})

it('tells the account’s address of another password, changed or reset', async () => {
  const told = (address: string) =>
    souk.mailServer.received.filter(
      ({ to, subject }) => to?.[0]?.address === address && subject?.includes('password was changed'),
    )
  const owner = await newUser(souk)
  const changed = await owner.call('PUT', '/me/password', {
    current_password: password,
    password: 'another long password',
  })
  expect(changed.status).toBe(200)
  await eventually(() => told(owner.email).length === 1)
  expect(told(owner.email)[0]?.text).toContain('If it was not')
  await clientOf(souk).post('/password/forgot', { email: owner.email })
  const mail = await eventually(() =>
    souk.mailServer.received.find(({ subject, to }) => to?.[0]?.address === owner.email && subject?.includes('Reset')),
  )
  const [token] = /\d+\.[\w-]{43}/.exec(mail.text ?? '') ?? []
  expect(
    (await clientOf(souk).post('/password/reset', { token, password: 'a third long password' })).status,
  ).toBeLessThan(300)
  await eventually(() => told(owner.email).length === 2)
})

it('answers to no name but this machine’s own while it is a demo', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'souk-demo-'))
  const demo = await spawnSouk({ DATA_DIR: dataDir })
  await untilReady(demo)
  const { port } = new URL(demo.origin)
  const status = (path: string, host: string) =>
    new Promise<number | undefined>((resolve, reject) => {
      const asked = request({ port, path, host: '127.0.0.1', headers: { host } }, (answer) => {
        answer.resume()
        resolve(answer.statusCode)
      })
      asked.once('error', reject)
      asked.end()
    })
  for (const path of ['/dashboard', '/api/v1/me', '/openapi.json', '/health/ready']) {
    for (const host of [
      `rebound.example:${port}`,
      'localhost.example',
      `127.0.0.1.example:${port}`,
      '10.0.0.1',
      'x.',
      '2130706433.',
    ])
      expect([host, await status(path, host)]).toEqual([host, 403])
    for (const host of [
      `localhost:${port}`,
      `127.0.0.1:${port}`,
      `[::1]:${port}`,
      'LOCALHOST',
      `souk:${port}`,
      `souk.localhost:${port}`,
    ])
      expect([host, await status(path, host)]).not.toEqual([host, 403])
  }
  demo.child.kill('SIGTERM')
  await demo.ended
  rmSync(dataDir, { recursive: true, force: true })
  expect((await fetch(`${souk.origin}/health/live`)).status, 'a real one has whatever name it is given').toBe(200)
})
