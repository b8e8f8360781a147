import { setTimeout as delay } from 'node:timers/promises'
import { beforeAll, describe, expect, it } from 'vitest'
import { finishedAnswer } from '#platform/cache/answer.ts'
import { openSharedCache } from '#platform/cache/shared-cache.ts'
import { connectRedis } from '#platform/redis/connect.ts'
import { readConfig } from '#souk/config.ts'
import { examine } from '#souk/doctor/examine.ts'
import type { Finding } from '#souk/doctor/finding.ts'
import { newProduct, newUser } from '../client.ts'
import { listenWithEcho } from '../echo.ts'
import { deploy } from '../fire/deployment.ts'
import { rehearse } from '../fire/rehearse.ts'
import { cloneDatabase, eventually, startSouk } from '../harness.ts'
import { startBeside } from '../process.ts'
import { closeAtTheEnd } from '../running.ts'
import { on, readOnce, type Tally, type Watched, watchProduct } from '../stale-reads.ts'
import { type RedisNode, startRedisCluster, startSentinels } from './redis-servers.ts'

/** Servers that replace one another, with what a test does to them. */
interface Topology {
  url: string
  /** The server that the keys of that slot lie on now. */
  leaderOf: (slot: string) => Promise<RedisNode>
  /** Lets another server take over while the one that led is well. */
  handOver: (slot: string) => Promise<unknown>
}

async function withSentinels(): Promise<Topology> {
  const { url, leader, sentinels } = await startSentinels()
  async function handOver(): Promise<void> {
    const former = await leader()
    await eventually(() => sentinels[0]?.ask('SENTINEL', 'FAILOVER', 'souk').catch(() => false), 60_000)
    // Sentinels would promote it again, with what it has, before it has become a replica. It hangs up when it becomes one.
    const follows = () => former.ask('INFO', 'replication').then((info) => String(info).includes('link_status:up'))
    await eventually(() => follows().catch(() => false), 60_000)
  }
  return { url, leaderOf: leader, handOver }
}

async function withCluster(): Promise<Topology> {
  const { url, nodeOf, replicaOf } = await startRedisCluster()
  const failOver = async (slot: string) => (await replicaOf(slot))?.ask('CLUSTER', 'FAILOVER').catch(() => false)
  return { url, leaderOf: nodeOf, handOver: (slot) => eventually(() => failOver(slot), 60_000) }
}

const isWell: Record<string, RegExp> = {
  Sentinels: /^3 of 3 Sentinels name the primary 127\.0\.0\.1:\d+, which has 1 replica\.$/,
  'a Cluster': /^It is a Cluster of 3 primaries and 3 replicas\.$/,
}

/** Until another one leads. */
async function succeeded(topology: Topology, slot: string, former: RedisNode): Promise<void> {
  await eventually(async () => {
    const leader = await topology.leaderOf(slot).catch(() => undefined)
    return leader !== undefined && leader !== former
  }, 30_000)
}

async function kill(topology: Topology, slot: string): Promise<void> {
  const leader = await topology.leaderOf(slot)
  await leader.kill()
  await succeeded(topology, slot, leader)
}

async function handOver(topology: Topology, slot: string): Promise<void> {
  const leader = await topology.leaderOf(slot)
  await topology.handOver(slot)
  await succeeded(topology, slot, leader)
}

async function doctorOf(url: string): Promise<Finding[]> {
  const found: Finding[] = []
  await examine(
    async () => readConfig({ REDIS_URL: url }),
    (finding) => void found.push(finding),
  )
  return found.filter(({ about }) => about.startsWith('Redis'))
}

describe.each([
  ['Sentinels', withSentinels],
  ['a Cluster', withCluster],
])('Redis with %s', (name, start) => {
  let topology: Topology

  beforeAll(async () => {
    topology = await start()
  })

  it('finds nothing of what another server has cached, nor of what the same one has when it leads again', async () => {
    const redis = await connectRedis(topology.url, { maxRetriesPerRequest: null }, () => {})
    const bounds = { maxEntriesPerScope: 10, maxBytesPerScope: 10_000 }
    const shared = openSharedCache(redis, { prefix: crypto.randomUUID(), generation: () => '', ...bounds })
    const scope = { topic: 'products', user: 1 }
    for (const turn of [1, 2, 3]) {
      const looked = await shared.look(scope, 'page')
      expect(looked?.answer).toBeUndefined()
      const answer = finishedAnswer((id) => ({ turn, id }))
      const keep = () => shared.keep(scope, 'page', looked?.version ?? '', answer)
      expect(await keep()).toBe(true)
      expect((await shared.look(scope, 'page'))?.answer).toEqual(answer)
      if (turn === 3) break
      await handOver(topology, '{1}')
      // The former one may take it for a moment more, until the connection has left it.
      await eventually(async () => (await keep().catch(() => true)) === false)
    }
    redis.disconnect()
  }, 120_000)

  it('carries events, limits, mails and cached lists between processes', async () => {
    const souk = await startSouk({ REDIS_URL: topology.url, RATE_LIMIT_PER_MINUTE: '1000' })
    const other = await startBeside(souk)
    closeAtTheEnd(() => void other.child.kill('SIGKILL'))
    // So many that their keys lie on different nodes.
    const merchants = await Promise.all(Array.from({ length: 8 }, () => newUser(souk, 'merchant')))
    for (const merchant of merchants) {
      const listener = listenWithEcho(other.origin, merchant.token)
      expect((await listener.join(`users.${merchant.id}`)).event).toBe('subscription_succeeded')
      const { id } = await newProduct(merchant)
      expect((await merchant.post('/orders', { items: [{ product_id: id, quantity: 1 }] })).status).toBe(201)
      await eventually(() => listener.heard.length === 1)
      for (const as of [merchant, on(other.origin, merchant)])
        await eventually(async () => (await as.get('/products')).headers.get('x-cache') === 'HIT')
      listener.socket.disconnect()
    }
    await eventually(() => souk.mailServer.received.length === merchants.length)
    const left = await merchants[0]?.get('/me')
    expect(Number(left?.headers.get('x-ratelimit-remaining'))).toBeLessThan(998)
    await souk.dependencies.cache.clear()
    expect((await merchants[0]?.get('/products'))?.headers.get('x-cache')).toBe('MISS')
    expect(other.output()).not.toMatch(/CROSSSLOT|MOVED|NOPERM/)
    other.child.kill('SIGTERM')
    await other.ended
  })

  it('is known to the doctor', async () => {
    expect(await doctorOf(topology.url)).toMatchObject([
      { about: 'Redis', state: 'good' },
      { about: 'Redis servers', state: 'good', said: expect.stringMatching(isWell[name] as RegExp) },
    ])
  })

  it('shows nothing that is older than an answered write, while servers take over from one another, and back', async () => {
    const souk = await startSouk({ REDIS_URL: topology.url })
    const other = await startBeside(souk)
    closeAtTheEnd(() => void other.child.kill('SIGKILL'))
    const admin = await newUser(souk, 'admin')
    const watched = await Promise.all(['one', 'two', 'three'].map((each) => watchProduct(souk, admin, each)))
    const origins = [souk.origin, other.origin]
    const tally: Tally = { reads: 0, hits: 0, stale: [] }
    let going = true
    const busy = Promise.all(
      watched.flatMap((product) => [
        write(product, origins, () => going),
        ...origins.map((origin) => read(product, origin, tally, () => going)),
      ]),
    )
    const slot = `{${watched[0]?.owner.id}}`
    const untilCached = async () => {
      const before = tally.hits
      await eventually(() => tally.hits > before + 50, 60_000)
    }
    const faults = async () => {
      for (const fault of [handOver, handOver, kill]) {
        await untilCached()
        await fault(topology, slot)
      }
      await untilCached()
    }
    await Promise.race([busy, faults()]).finally(() => {
      going = false
    })
    await busy
    process.stdout.write(`${name}: ${tally.reads} reads, ${tally.hits} of them cached\n`)
    expect(tally.stale.slice(0, 5)).toEqual([])
    other.child.kill('SIGTERM')
    await other.ended
    // The server that was killed in the end.
    const doubts = (await doctorOf(topology.url)).filter(({ state }) => state === 'doubtful')
    expect(doubts.map(({ said }) => said).join(' ')).toMatch(/has no replica/)
  }, 240_000)

  it('loses no order and no stock, takes no money twice and mails once when the server of the queue is killed', async () => {
    const own = await start()
    const prefix = `fire-${crypto.randomUUID()}`
    const environment = { REDIS_PREFIX: prefix }
    const deployment = await deploy({ databaseUrl: await cloneDatabase(), redisUrl: own.url, environment })
    const happen = () => kill(own, `${prefix}:{queue}`)
    const outcome = await rehearse(deployment, { name: `Redis with ${name}: the primary killed`, happen })
    process.stdout.write(`${JSON.stringify(outcome)}\n`)
    expect(outcome.orders).toBeGreaterThan(10)
    expect(outcome.recovered, 'seconds until no answer failed any more').toBeLessThan(5)
    expect(outcome.duplicates).toBeLessThanOrEqual(2)
  }, 240_000)
})

async function write(product: Watched, origins: string[], goOn: () => boolean): Promise<void> {
  for (let count = 0; goOn(); count += 1) {
    const as = on(origins[count % origins.length] as string, product.owner)
    const answer = await as.post('/orders', { items: [{ product_id: product.id, quantity: 1 }] })
    expect(answer.status).toBe(201)
    product.atMost -= 1
    // Some quiet, in which the new state is cached.
    await delay(Math.random() * 600)
  }
}

async function read(product: Watched, origin: string, tally: Tally, goOn: () => boolean): Promise<void> {
  const paths = ['/products', `/products/${product.id}`]
  for (let count = 0; goOn(); count += 1)
    await readOnce(on(origin, product.owner), product, paths[count % paths.length] as string, tally)
}
