import { randomUUID } from 'node:crypto'
import { expect, inject, it, onTestFinished } from 'vitest'
import { connectRedis } from '#platform/redis/connect.ts'
import { eventually } from '#test/harness.ts'
import { lineTo } from '#test/severable-line.ts'
import { createCounter } from './rate-limiter.ts'

it('notifies once that Redis is lost and once that it is back, and counts in the process meanwhile', async () => {
  const line = await lineTo(inject('redisUrl'))
  const redis = await connectRedis(line.url, { maxRetriesPerRequest: 0, enableOfflineQueue: false }, () => {})
  onTestFinished(async () => {
    redis.disconnect()
    await line.sever()
  })
  const notices: boolean[] = []
  const counter = createCounter({ redis, prefix: `test-${randomUUID()}`, onFallback: (lost) => notices.push(lost) })
  expect((await counter.take('caller')).count).toBe(1)
  await line.sever()
  const alone = []
  for (let turn = 0; turn < 5; turn += 1) alone.push((await counter.take('caller')).count)
  expect(alone).toEqual([1, 2, 3, 4, 5])
  expect(notices).toEqual([true])
  await line.restore()
  await eventually(async () => (await counter.take('caller')).count > 1 && notices.length === 2)
  expect(notices).toEqual([true, false])
})
