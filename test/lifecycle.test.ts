import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { clientOf } from './client.ts'
import { eventually } from './harness.ts'
import { startMailServer } from './mail-server.ts'
import { childrenOf, isRunning, type SoukProcess, spawnSouk, untilReady } from './process.ts'
import { startRedisProcess } from './redis-process.ts'
import { lineTo } from './severable-line.ts'

const directories: string[] = []
const processes: SoukProcess[] = []

/** With mode 0o700, PostgreSQL's own account may not enter when we are root, as in root's home. */
function newDataDir(mode = 0o755): string {
  const directory = mkdtempSync(join(tmpdir(), 'souk-lifecycle-'))
  chmodSync(directory, mode)
  directories.push(directory)
  return directory
}

async function start(environment: Record<string, string>, command?: string[]): Promise<SoukProcess> {
  const souk = await spawnSouk(environment, command)
  processes.push(souk)
  return souk
}

async function ready(environment: Record<string, string>, command?: string[]): Promise<SoukProcess> {
  const souk = await start(environment, command)
  await untilReady(souk)
  return souk
}

const postmasterOf = (dataDir: string) =>
  Number(readFileSync(join(dataDir, 'postgres', 'cluster', 'postmaster.pid'), 'utf8').split('\n')[0])

async function signedIn(souk: SoukProcess, email: string) {
  const { body } = await clientOf(souk).post('/login', { email, password: 'password' })
  return clientOf(souk, body.data.token)
}

afterAll(async () => {
  for (const { child, ended } of processes) {
    child.kill('SIGTERM')
    await ended
  }
  for (const directory of directories) rmSync(directory, { recursive: true, force: true })
})

describe('on a bare machine', () => {
  it('starts with a demo to try, refuses a second start on the same data, and ends leaving no process', async () => {
    const dataDir = newDataDir()
    const souk = await ready({ DATA_DIR: dataDir })
    for (const line of [
      'Role all',
      'admin@example.com',
      'merchant@example.com',
      'customer@example.com',
      'curl ',
      souk.origin,
    ]) {
      expect(souk.output()).toContain(line)
    }
    for (const email of ['admin@example.com', 'merchant@example.com', 'customer@example.com']) {
      const user = await signedIn(souk, email)
      const { id } = (await user.get('/me')).body.data
      expect((await user.get(`/products?user_id=${id}`)).body.meta.total).toBeGreaterThanOrEqual(12)
      expect((await user.get(`/orders?user_id=${id}`)).body.meta.total).toBeGreaterThan(1)
    }

    const second = await start({ DATA_DIR: dataDir })
    expect(await second.ended).toBe(1)
    expect(second.output()).toContain('is in use by another Souk')

    const started = [postmasterOf(dataDir), ...childrenOf(souk.child.pid as number)]
    expect(started.filter(isRunning)).toEqual(started)
    souk.child.kill('SIGTERM')
    expect(await souk.ended).toBe(0)
    expect(started.filter(isRunning)).toEqual([])
  })

  it('ends on SIGTERM and SIGINT that were sent to npm start', async () => {
    const dataDir = newDataDir()
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      const souk = await ready({ DATA_DIR: dataDir }, ['npm', 'start'])
      const postmaster = postmasterOf(dataDir)
      souk.child.kill(signal)
      await souk.ended
      await eventually(() => !isRunning(postmaster))
      await expect(fetch(`${souk.origin}/health/live`)).rejects.toThrow()
    }
  })

  it('recovers from kill -9 with all data, and sends the mail that was still queued, once', async () => {
    const dataDir = newDataDir(0o700)
    const mailServer = await startMailServer()
    // The mail server refuses for now, so that the mail is on the queue of the Valkey that dies with its parent.
    mailServer.refuse(1_000)
    const before = await ready({ DATA_DIR: dataDir, SMTP_URL: mailServer.url })
    const customer = await signedIn(before, 'customer@example.com')
    const [product] = (await customer.get('/products?in_stock=true')).body.data
    const placed = await customer.post('/orders', { items: [{ product_id: product.id, quantity: 1 }] })
    expect(placed.status).toBe(201)
    before.child.kill('SIGKILL')
    // It has ended once nobody holds what it printed to any more: what outlives it must not.
    await before.ended

    mailServer.refuse(0)
    const after = await ready({ DATA_DIR: dataDir, SMTP_URL: mailServer.url })
    const again = await signedIn(after, 'customer@example.com')
    expect((await again.get(`/orders/${placed.body.data.id}`)).body.data).toEqual(placed.body.data)
    const mails = () => mailServer.received.filter(({ subject }) => subject?.includes(`#${placed.body.data.id} `))
    await eventually(() => mails().length > 0, 60_000)
    expect(mails()).toHaveLength(1)
    after.child.kill('SIGTERM')
    expect(await after.ended).toBe(0)
    await mailServer.stop()
  })

  it('makes the admin that was named, and no account of a demo opens anything beside it', async () => {
    const dataDir = newDataDir()
    const demo = await ready({ DATA_DIR: dataDir })
    const { token } = (await clientOf(demo).post('/login', { email: 'admin@example.com', password: 'password' })).body
      .data
    demo.child.kill('SIGTERM')
    await demo.ended
    const admin = { email: 'operator@example.com', password: 'chosen by the operator' }
    const souk = await ready({ DATA_DIR: dataDir, ADMIN_EMAIL: admin.email, ADMIN_PASSWORD: admin.password })
    const { body } = await clientOf(souk).post('/login', admin)
    expect(body.data.user.roles).toEqual(['admin'])
    expect((await clientOf(souk, token).get('/me')).status).toBe(401)
    for (const email of ['admin@example.com', 'merchant@example.com', 'customer@example.com'])
      expect((await clientOf(souk).post('/login', { email, password: 'password' })).status).toBe(401)
    expect(souk.output()).toContain('This is no demo: its accounts are suspended')
    expect(souk.output()).not.toContain('Demo accounts')
  })
})

describe('a service that was named and is not there', () => {
  it.concurrent.each([
    ['DATABASE_URL', 'postgres://souk:hunter2@127.0.0.1:1/souk'],
    ['REDIS_URL', 'redis://:hunter2@127.0.0.1:1'],
    ['SMTP_URL', 'smtp://souk:hunter2@127.0.0.1:1'],
  ])('ends the start with an error that names %s without its password', async (name, url) => {
    const souk = await start({ DATA_DIR: newDataDir(), [name]: url })
    expect(await souk.ended).toBe(1)
    expect(souk.output()).toMatch(/Souk did not start\. .* at \w+:\/\/.*127\.0\.0\.1:1.* cannot be reached: /)
    expect(souk.output()).not.toContain('hunter2')
  })

  it('explains a wrong environment and a port that is taken', async () => {
    const wrong = await start({ DATA_DIR: newDataDir(), PORT: 'http', ADMIN_EMAIL: 'nobody', LOG_LEVEL: 'loud' })
    expect(await wrong.ended).toBe(1)
    for (const name of ['PORT', 'ADMIN_EMAIL', 'LOG_LEVEL']) expect(wrong.output()).toContain(name)

    const occupant = createServer()
    await new Promise<void>((resolve) => occupant.listen(0, '127.0.0.1', () => resolve()))
    const { port } = occupant.address() as { port: number }
    const taken = await start({ DATA_DIR: newDataDir(), PORT: String(port) })
    expect(await taken.ended).toBe(1)
    expect(taken.output()).toContain('choose another with PORT')
    occupant.close()
  })
})

describe('a Redis that is lost for good', () => {
  it.concurrent.each(['sever', 'hang'] as const)('keeps nobody from ending in order: %s', async (loss) => {
    const dataDir = newDataDir()
    const redis = await startRedisProcess()
    const line = await lineTo(redis.url)
    const souk = await ready({ DATA_DIR: dataDir, REDIS_URL: line.url })
    const started = [postmasterOf(dataDir), ...childrenOf(souk.child.pid as number)]
    await line[loss]()
    souk.child.kill('SIGTERM')
    expect(await souk.ended).toBe(0)
    expect(souk.output()).not.toContain('not everything closed')
    expect(started.filter(isRunning)).toEqual([])
  })
})
