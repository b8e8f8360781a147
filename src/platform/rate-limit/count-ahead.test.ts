import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, inject, it, onTestFinished } from 'vitest'
import { connectRedis } from '#platform/redis/connect.ts'
import { openPatience } from '#platform/redis/patience.ts'
import { eventually } from '#test/harness.ts'
import { lineTo } from '#test/severable-line.ts'
import type { RedisClient } from '../redis/open.ts'
import { type AheadCounter, countAhead } from './count-ahead.ts'
import { type Counter, createCounter } from './rate-limiter.ts'

const limit = 100
const batch = limit / 20

describe('counting ahead of the shared counter', () => {
  let redis: RedisClient
  let shared: Counter
  let asked = 0
  const started: AheadCounter[] = []

  /** What one process counts with. */
  const process = () => {
    const counted: Counter = {
      ...shared,
      take: (name, times) => {
        asked += 1
        return shared.take(name, times)
      },
      takeMany: (counts) => {
        asked += 1
        return shared.takeMany(counts)
      },
    }
    const counter = countAhead(counted, { limit, patience: openPatience({ patienceMs: 5_000, restMs: 250 }) })
    started.push(counter)
    return counter
  }
  const passes = async (counter: AheadCounter, name: string) => (await counter.take(name)).count <= limit

  beforeAll(async () => {
    redis = await connectRedis(inject('redisUrl'), {}, () => {})
    shared = createCounter({ redis, prefix: `test-${randomUUID()}`, onFallback: () => {} })
  })
  afterEach(() => {
    for (const counter of started.splice(0)) counter.stop()
    asked = 0
  })
  afterAll(() => redis.disconnect())

  it('refuses exactly at the limit what comes one after another, whichever of three processes it reaches', async () => {
    const processes = [process(), process(), process()]
    const passed = []
    for (let turn = 0; turn < limit + 30; turn += 1)
      passed.push(await passes(processes[turn % processes.length] as AheadCounter, 'in turns'))
    expect(passed).toEqual([...Array(limit).fill(true), ...Array(30).fill(false)])
  })

  it('answers each request with one fewer than before, as if it asked', async () => {
    const one = process()
    const counts = []
    for (let turn = 0; turn < limit; turn += 1) counts.push((await one.take('one process')).count)
    expect(counts).toEqual(Array.from({ length: limit }, (_, at) => at + 1))
  })

  it('asks Redis for less than half of the requests', async () => {
    const one = process()
    for (let turn = 0; turn < limit * 0.8; turn += 1) await one.take('seldom')
    expect(asked).toBeLessThan(limit * 0.4)
  })

  it('lets at most one batch pass for each further process when all are flooded at once', async () => {
    const processes = [process(), process(), process()]
    const passed = await Promise.all(
      Array.from({ length: limit * 6 }, (_, turn) => passes(processes[turn % 3] as AheadCounter, 'a flood')),
    )
    const count = passed.filter(Boolean).length
    expect(count).toBeGreaterThanOrEqual(limit)
    expect(count).toBeLessThanOrEqual(limit + 2 * batch)
  })

  it('reports within seconds what it counted, when nothing more comes', async () => {
    const one = process()
    await one.take('left lying')
    await one.take('left lying')
    expect((await shared.look('left lying')).count).toBe(1)
    await eventually(async () => (await shared.look('left lying')).count === 2)
  })

  it('holds nobody up while Redis hangs: it counts and refuses by what it knows, and reports that later', async () => {
    const line = await lineTo(inject('redisUrl'))
    const connection = await connectRedis(line.url, {}, () => {})
    onTestFinished(async () => {
      connection.disconnect()
      await line.sever()
    })
    const behind = createCounter({ redis: connection, prefix: `test-${randomUUID()}`, onFallback: () => {} })
    const counter = countAhead(behind, { limit, patience: openPatience({ patienceMs: 40, restMs: 60_000 }) })
    started.push(counter)
    line.hang()
    const counts: number[] = []
    for (let turn = 0; turn < limit + 1; turn += 1) counts.push((await counter.take('caller')).count)
    expect(counts.toSorted((one, other) => one - other)).toEqual(Array.from({ length: limit + 1 }, (_, at) => at + 1))
    expect(counts.at(-1)).toBeGreaterThan(limit)
    await line.restore()
    await eventually(async () => (await behind.look('caller')).count === limit + 1)
  })
})
