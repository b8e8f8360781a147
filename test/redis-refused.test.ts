import { randomUUID } from 'node:crypto'
import { type AddressInfo, connect, createServer } from 'node:net'
import { Redis } from 'ioredis'
import { Server } from 'socket.io'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import type { Monitor } from '#platform/observability/monitor.ts'
import { openWorker } from '#platform/queue/queue.ts'
import { openSocketStream } from '#platform/realtime/socket-stream.ts'
import { connectRedis, reachRedis } from '#platform/redis/connect.ts'
import { newProduct, newUser } from './client.ts'
import { listenWithEcho } from './echo.ts'
import { eventually, startSouk } from './harness.ts'
import { startBeside } from './process.ts'

const prefix = () => `test-${randomUUID()}`
let admin: Redis

beforeAll(() => {
  admin = new Redis(inject('redisUrl'))
})
afterAll(() => admin.disconnect())

/** A user of the Redis that may do what the rules say. */
async function userWith(...rules: string[]): Promise<string> {
  const name = `user-${randomUUID()}`
  await admin.call('ACL', 'SETUSER', name, 'on', '>secret', ...rules)
  const url = new URL(inject('redisUrl'))
  url.username = name
  url.password = 'secret'
  return url.href
}

/** The Redis as if its `INFO` named another mode, in as many characters. */
async function inMode(mode: string): Promise<{ url: string; close: () => void }> {
  const target = new URL(inject('redisUrl'))
  const { hostname, port } = target
  const server = createServer((near) => {
    const far = connect(Number(port), hostname)
    near.pipe(far)
    const said = (chunk: string | Buffer) => chunk.toString().replace('_mode:standalone', `_mode:${mode.padEnd(10)}`)
    far.on('data', (chunk) => near.write(said(chunk), 'latin1'))
    for (const socket of [near, far])
      socket.on('error', () => {}).on('close', () => [near, far].map((end) => end.destroy()))
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', () => listening()))
  target.port = String((server.address() as AddressInfo).port)
  return { url: target.href, close: () => server.close() }
}

describe('a Redis that Souk cannot use', () => {
  it.each([
    ['may not write its keys', ['~other*', '&*', '+@all'], 'forbids Souk what it needs: NOPERM'],
    ['may not publish', ['~*', 'resetchannels', '&other*', '+@all'], 'forbids Souk what it needs: NOPERM'],
    ['may not use streams', ['~*', '&*', '+@all', '-@stream'], 'forbids Souk what it needs: NOPERM'],
    ['may not run scripts', ['~*', '&*', '+@all', '-@scripting'], 'forbids Souk what it needs: NOPERM'],
  ])('is refused at the start with a sentence: a user that %s', async (_, rules, sentence) => {
    const asked = reachRedis(await userWith(...rules), prefix())
    await expect(asked).rejects.toThrow(sentence)
    await expect(asked).rejects.toThrow(/ACL SETUSER/)
    await expect(asked).rejects.not.toThrow('secret@')
  })

  it.each(['99', '-1', 'name'])('is refused at the start: without a database %s', async (database) => {
    const url = new URL(inject('redisUrl'))
    url.pathname = database
    await expect(reachRedis(url.href, prefix())).rejects.toThrow(/^Redis at \S+ has no database/)
  })

  it('is refused at the start: one node of a Cluster, and a Sentinel, named as if it were the server', async () => {
    const cluster = await inMode('cluster')
    await expect(reachRedis(cluster.url, prefix())).rejects.toThrow('is a node of a Cluster')
    cluster.close()
    const sentinel = await inMode('sentinel')
    await expect(reachRedis(sentinel.url, prefix())).rejects.toThrow('is a Sentinel')
    sentinel.close()
  })

  it('is not used at all: nothing of the examination is left', async () => {
    const below = prefix()
    await reachRedis(inject('redisUrl'), below)
    expect(await admin.keys(`${below}*`)).toEqual([])
  })

  it('is not ready when it takes no more writes', async () => {
    const url = await userWith('~*', '&*', '+@all')
    const souk = await startSouk({ REDIS_URL: url })
    expect((await fetch(`${souk.origin}/health/ready`)).status).toBe(200)
    await admin.call('ACL', 'SETUSER', new URL(url).username, '-@write')
    await eventually(async () => (await fetch(`${souk.origin}/health/ready`)).status === 503)
    await admin.call('ACL', 'SETUSER', new URL(url).username, '+@all')
  })
})

it('that refuses whatever is asked of it in the background is asked about once a second', async () => {
  const url = await userWith('~*', '+@connection', '+info')
  const refusals: Error[] = []
  const onError = (error: Error) => void refusals.push(error)
  const redis = await connectRedis(url, { maxRetriesPerRequest: null }, onError)
  const monitor = { enabled: false } as Monitor
  const begunAt = performance.now()
  const process = async () => {}
  const stream = openSocketStream({ redis, prefix: prefix() })
  const server = new Server({ adapter: stream.adapter })
  const worker = openWorker('nothing', { redis, prefix: prefix(), concurrency: 5, process, monitor, onError })
  // Two at once: for a job, and for jobs that were left.
  await eventually(() => refusals.length >= 4)
  expect(performance.now() - begunAt).toBeGreaterThan(1_900)
  expect(refusals[0]?.message).toContain('NOPERM')
  // One entry for each command, with how often it was refused.
  const log = (await admin.call('ACL', 'LOG', '128')) as (string | number)[][]
  const reads = log.find((entry) => entry.includes(new URL(url).username) && entry.includes('xread'))
  expect(reads?.[1]).toBeLessThan(10)
  await worker.close(true)
  server.of('/').adapter.close()
  stream.disconnect()
  redis.disconnect()
})

describe('a user of the Redis who may use keys and channels of the prefix alone', () => {
  it('is enough for orders, mails, limits, cached lists, and events across processes', async () => {
    const below = prefix()
    const url = await userWith(
      `~${below}:*`,
      'resetchannels',
      `&${below}:*`,
      '+@all',
      '-@admin',
      '-@dangerous',
      '+info',
    )
    const souk = await startSouk({ REDIS_URL: url, REDIS_PREFIX: below, RATE_LIMIT_PER_MINUTE: '1000' })
    const other = await startBeside(souk)
    const merchant = await newUser(souk, 'merchant')
    const listener = listenWithEcho(other.origin, merchant.token)
    expect((await listener.join(`users.${merchant.id}`)).event).toBe('subscription_succeeded')
    const { id } = await newProduct(merchant)
    expect((await merchant.post('/orders', { items: [{ product_id: id, quantity: 1 }] })).status).toBe(201)
    await eventually(() => listener.heard.length === 1)
    await eventually(() => souk.mailServer.received.length === 1)
    await merchant.get('/products')
    expect((await merchant.get('/products')).headers.get('x-cache')).toBe('HIT')
    expect(Number((await merchant.get('/me')).headers.get('x-ratelimit-remaining'))).toBeLessThan(1_000)
    for (const area of ['{queue}', '{realtime}', 'cache'])
      expect((await admin.keys(`${below}:${area}*`)).length, area).toBeGreaterThan(0)
    expect(other.output()).not.toContain('NOPERM')
    const denied = (await admin.call('ACL', 'LOG')) as unknown[][]
    expect(denied.filter((entry) => entry.includes(new URL(url).username))).toEqual([])
    other.child.kill('SIGTERM')
    await other.ended
  })
})
