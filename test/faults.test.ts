import { setTimeout as delay } from 'node:timers/promises'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Deployment, deploy } from './fire/deployment.ts'
import { rehearse } from './fire/rehearse.ts'
import { cloneDatabase } from './harness.ts'
import { type RedisProcess, startRedisProcess } from './redis-process.ts'

/** A short run of what `npm run proof` does to all parts, one after the other. */
describe('a fault in the midst of a day', () => {
  let deployment: Deployment
  let redis: RedisProcess

  beforeAll(async () => {
    redis = await startRedisProcess()
    deployment = await deploy({ databaseUrl: await cloneDatabase(), redisUrl: redis.url })
  })

  it('loses no order and no stock, takes no money twice and mails once: API, worker and Redis killed together', async () => {
    const happen = async () => {
      const processes = [deployment.replace('api', 0, 'SIGKILL'), deployment.replace('worker', 0, 'SIGKILL')]
      await redis.kill()
      await delay(1_000)
      await redis.start()
      await Promise.all(processes)
    }
    const outcome = await rehearse(deployment, { name: 'API, worker and Redis killed', happen })
    expect(outcome.orders).toBeGreaterThan(20)
    expect(outcome.recovered, 'seconds until no answer failed any more').toBeLessThan(5)
    expect(outcome.duplicates).toBeLessThanOrEqual(1)
  }, 180_000)
})
