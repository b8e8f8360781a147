import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import { Redis } from 'ioredis'
import { beforeAll, describe, expect, inject, it } from 'vitest'
import { checkBooks } from '../fire/books.ts'
import { type Deployment, deploy } from '../fire/deployment.ts'
import { type Mark, startLoad } from '../fire/load.ts'
import { cloneDatabase } from '../harness.ts'
import type { OpenShop } from '../store-visitor.ts'

const minutes = Number(process.env.SOAK_MINUTES ?? 15)
const shopCount = 8
const peakMs = 20_000
const partOfPeak = 0.7
const betweenLooksMs = 10_000

/** All processes together. */
interface Look {
  at: number
  megabytes: number
  files: number
  redisKeys: number
  databaseConnections: number
}

const percentile = (part: number, all: number[]) =>
  all.toSorted((one, other) => one - other)[Math.floor(part * (all.length - 1))] ?? 0
const median = (all: number[]) => percentile(0.5, all)

describe(`${minutes} minutes at ${partOfPeak * 100} % of the peak`, () => {
  let deployment: Deployment
  let shops: OpenShop[]
  let redis: Redis

  beforeAll(async () => {
    redis = new Redis(inject('redisUrl'))
    deployment = await deploy({ databaseUrl: await cloneDatabase(), redisUrl: inject('redisUrl') })
    shops = await openShops()
    return () => redis.disconnect()
  }, 120_000)

  const openShops = () => Promise.all(Array.from({ length: shopCount }, deployment.newShop))

  async function look(): Promise<Look> {
    const ids = deployment.processIds()
    const memory = ids.map((id) => Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1]))
    const [connections] = await deployment.query<{ count: number }>(
      'SELECT count(*)::int FROM pg_stat_activity WHERE datname = current_database()',
    )
    return {
      at: performance.now(),
      megabytes: memory.reduce((sum, kilobytes) => sum + kilobytes / 1_024, 0),
      files: ids.reduce((sum, id) => sum + readdirSync(`/proc/${id}/fd`).length, 0),
      redisKeys: await redis.dbsize(),
      databaseConnections: connections?.count ?? 0,
    }
  }

  /** Calls in a second, when nobody waits longer than for the answer before. */
  async function measurePeak(): Promise<number> {
    const load = startLoad(deployment, await openShops(), { pauseMs: 0 })
    await delay(peakMs / 2)
    const before = load.marks.length
    await delay(peakMs)
    const peak = (load.marks.length - before) / (peakMs / 1_000)
    await load.stop()
    return peak
  }

  it(
    'takes no more memory, files, keys and connections at its end than in its middle, and answers as quickly',
    async () => {
      const peak = await measurePeak()
      const perSecond = peak * partOfPeak
      const began = performance.now()
      const load = startLoad(deployment, shops, { perSecond, pauseMs: 0 })
      const end = began + minutes * 60_000
      const looks: Look[] = []
      while (performance.now() < end) {
        await delay(betweenLooksMs)
        looks.push(await look())
      }
      await load.stop()

      const third = (at: number) => began + (at * (end - began)) / 3
      const within = <Timed extends { at: number }>(all: Timed[], part: 0 | 1 | 2) =>
        all.filter(({ at }) => at >= third(part) && at < third(part + 1))
      const of = (what: keyof Look, part: 0 | 1 | 2) => median(within(looks, part).map((one) => one[what]))
      const p99 = (part: 0 | 1 | 2) =>
        percentile(
          0.99,
          within(load.marks as Mark[], part).map(({ ms }) => ms),
        )
      process.stdout.write(
        [
          `peak ${peak.toFixed(0)} calls/s, soaked at ${perSecond.toFixed(0)}; ${load.marks.length} calls`,
          ...(['megabytes', 'files', 'redisKeys', 'databaseConnections'] as const).map(
            (what) => `${what}: ${([0, 1, 2] as const).map((part) => of(what, part).toFixed(0)).join(', ')}`,
          ),
          `p99 ms: ${([0, 1, 2] as const).map((part) => p99(part).toFixed(0)).join(', ')}`,
          '',
        ].join('\n'),
      )
      expect(load.marks.filter(({ failed }) => failed)).toEqual([])
      for (const what of ['megabytes', 'files', 'redisKeys', 'databaseConnections'] as const)
        expect(of(what, 2), what).toBeLessThan(of(what, 1) * 1.1 + 50)
      expect(p99(2)).toBeLessThan(p99(1) * 1.5)
      await checkBooks(deployment, load, shops)
    },
    (minutes + 5) * 60_000,
  )
})
