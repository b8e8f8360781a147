import { execFileSync } from 'node:child_process'
import { appendFileSync, globSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { Redis } from 'ioredis'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Deployment, deploy } from '../fire/deployment.ts'
import { type Outcome, rehearse } from '../fire/rehearse.ts'
import { cloneDatabase } from '../harness.ts'
import { type RedisProcess, startRedisProcess } from '../redis-process.ts'
import { closeAtTheEnd } from '../running.ts'
import { lineTo, type SeverableLine } from '../severable-line.ts'
import { type PostgresCluster, startPostgresCluster } from './postgres-cluster.ts'

const lastsMs = 4_000
const outcomes: Outcome[] = []

/** The window of a mail that the server took and nobody could write down: one per worker at a time. */
const mostDuplicates = 4
const cutMails = 4
/** Orders keep half their speed at least while these last. */
const withoutRedis = ['Redis killed, back empty', 'Redis frozen', 'Redis out of memory']

afterAll(() => {
  const columns = [
    'fault',
    'orders',
    'mails',
    'duplicates',
    'asked',
    'failed',
    'recovered',
    'before',
    'during',
  ] as const
  const lines = outcomes.map((outcome) => `| ${columns.map((column) => outcome[column]).join(' | ')} |`)
  process.stdout.write(`\n| ${columns.join(' | ')} |\n|${'---|'.repeat(columns.length)}\n${lines.join('\n')}\n`)
})

async function withClient(url: string, work: (client: Client) => Promise<unknown>): Promise<void> {
  const client = new Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  await work(client).finally(() => client.end())
}

/** Tells processes another time than the machine's. */
function findLibrary(): string {
  const [found] = globSync('/usr/lib/*/faketime/libfaketime.so.1')
  if (found === undefined) throw new Error('This proof needs libfaketime (Debian: apt-get install faketime).')
  return found
}

/** A disk of its own, so that it can be filled; only root may make one. */
function smallDisk(megabytes: number): string {
  const directory = mkdtempSync(join(tmpdir(), 'souk-disk-'))
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}M,mode=0755`, 'tmpfs', directory])
  closeAtTheEnd(() => {
    execFileSync('umount', ['-l', directory])
    rmSync(directory, { recursive: true, force: true })
  })
  return directory
}

describe('faults in the midst of mixed load, on two APIs and two workers', () => {
  let deployment: Deployment
  let cluster: PostgresCluster
  let line: SeverableLine
  let redis: RedisProcess
  let disk: string

  beforeAll(async () => {
    disk = smallDisk(1_024)
    cluster = await startPostgresCluster(disk)
    redis = await startRedisProcess()
    line = await lineTo(cluster.url)
    deployment = await deploy({ databaseUrl: line.url, ownUrl: () => cluster.url, redisUrl: redis.url })
  }, 180_000)

  const askRedis = async (...command: [string, ...string[]]) => {
    const client = new Redis(redis.url)
    await client.call(...command)
    client.disconnect()
  }
  const asOwner = (...statements: string[]) =>
    withClient(cluster.url, async (client) => {
      for (const statement of statements) await client.query(statement)
    })
  const lasting = async (begin: () => unknown, end: () => unknown) => {
    await begin()
    await delay(lastsMs)
    await end()
  }

  /** Takes every connection that is left, as somebody else's program would. */
  async function useUpConnections(): Promise<void> {
    const taken: Client[] = []
    for (;;) {
      const client = new Client({ connectionString: cluster.url })
      client.on('error', () => {})
      const isIn = await client.connect().then(
        () => true,
        () => false,
      )
      if (!isIn) break
      taken.push(client)
    }
    await delay(lastsMs)
    await Promise.all(taken.map((client) => client.end()))
  }

  /** PostgreSQL ends itself where it can't write its log: then its operator starts it when there is room again. */
  async function fillDisk(): Promise<void> {
    const file = join(disk, 'filling')
    try {
      for (;;) appendFileSync(file, Buffer.alloc(1_048_576))
    } catch {
      // Full: the last piece was taken in part.
    }
    await delay(lastsMs)
    rmSync(file)
    await asOwner('SELECT 1').catch(cluster.start)
  }

  const faults: Record<string, () => Promise<unknown>> = {
    'no fault': () => delay(lastsMs),
    'API killed': () => deployment.replace('api', 0, 'SIGKILL'),
    'worker killed': () => deployment.replace('worker', 0, 'SIGKILL'),
    'rolling restart of both APIs': async () => {
      for (const at of [0, 1]) await deployment.replace('api', at, 'SIGTERM')
    },
    'Redis killed, back empty': () => lasting(redis.kill, redis.start),
    'Redis frozen': () => lasting(redis.freeze, redis.thaw),
    'Redis emptied': () => askRedis('FLUSHALL'),
    'Redis out of memory': () =>
      lasting(
        () => askRedis('CONFIG', 'SET', 'maxmemory', '1'),
        () => askRedis('CONFIG', 'SET', 'maxmemory', '0'),
      ),
    'PostgreSQL restarted': () => lasting(() => cluster.stop('fast'), cluster.start),
    'PostgreSQL crashed': () => lasting(() => cluster.stop('immediate'), cluster.start),
    'PostgreSQL hangs': () => lasting(line.hang, line.restore),
    'connections ended': () =>
      asOwner(
        'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname IS NOT NULL',
      ),
    'no connection left': useUpConnections,
    'disk full': fillDisk,
    'mail server refuses': () =>
      lasting(
        () => deployment.mailServer.refuse(1_000_000),
        () => deployment.mailServer.refuse(0),
      ),
    // Whether such a mail was taken nobody can know: it comes again.
    'mail server cuts after DATA': async () => deployment.mailServer.cut(cutMails),
    'mail server slow': () =>
      lasting(
        () => deployment.mailServer.beforeTaking(() => delay(2_000)),
        () => deployment.mailServer.beforeTaking(() => {}),
      ),
  }

  it.each(Object.keys(faults))(
    '%s: no acknowledged order is lost, and it goes on by itself',
    async (name) => {
      const outcome = await rehearse(deployment, { name, happen: faults[name] as () => Promise<unknown> })
      outcomes.push(outcome)
      expect(outcome.orders).toBeGreaterThan(10)
      expect(outcome.duplicates, 'mails that came twice').toBeLessThanOrEqual(mostDuplicates)
      expect(outcome.recovered, 'seconds until no answer failed any more').toBeLessThan(5)
      if (withoutRedis.includes(name))
        expect(outcome.during, 'orders per second meanwhile').toBeGreaterThan(outcome.before / 2)
    },
    240_000,
  )
})

describe('clocks that jump in the midst of mixed load', () => {
  it('lose no order and no hold, and send nothing twice: two hours ahead, and back', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'souk-clock-'))
    const file = join(directory, 'offset')
    const jump = (seconds: number) => writeFileSync(file, `${seconds < 0 ? '' : '+'}${seconds}\n`)
    jump(0)
    const redis = await startRedisProcess()
    const environment = {
      LD_PRELOAD: findLibrary(),
      FAKETIME_TIMESTAMP_FILE: file,
      FAKETIME_NO_CACHE: '1',
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
    }
    const deployment = await deploy({ databaseUrl: await cloneDatabase(), redisUrl: redis.url, environment })
    for (const [name, seconds] of [
      ['clocks of APIs and workers two hours ahead', 7_200],
      ['clocks back again', 0],
    ] as const) {
      const happen = async () => {
        jump(seconds)
        await delay(lastsMs)
      }
      const outcome = await rehearse(deployment, { name, happen })
      outcomes.push(outcome)
      expect(outcome.orders).toBeGreaterThan(10)
      expect(outcome.failed).toBe(0)
      expect(outcome.duplicates).toBe(0)
    }
    rmSync(directory, { recursive: true })
  }, 300_000)
})

describe('a failover to a standby in the midst of mixed load', () => {
  it('loses no acknowledged order where commits wait for the standby', async () => {
    const primary = await startPostgresCluster()
    const standby = await primary.follow()
    const [line, redis] = [await lineTo(primary.url), await startRedisProcess()]
    const own = { url: primary.url }
    const deployment = await deploy({ databaseUrl: line.url, ownUrl: () => own.url, redisUrl: redis.url })
    const happen = async () => {
      primary.stop('immediate')
      await line.sever()
      standby.promote()
      own.url = standby.url
      line.leadTo(standby.url)
      await line.restore()
    }
    const outcome = await rehearse(deployment, { name: 'failover to a standby', happen })
    outcomes.push(outcome)
    expect(outcome.orders).toBeGreaterThan(10)
    expect(outcome.recovered).toBeLessThan(5)
    expect(outcome.duplicates).toBeLessThanOrEqual(mostDuplicates)
  }, 300_000)
})
