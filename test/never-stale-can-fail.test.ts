import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { newUser, type User } from './client.ts'
import { eventually, type Souk, startSouk } from './harness.ts'
import { type SoukProcess, spawnSouk, untilReady } from './process.ts'
import { lineTo, type SeverableLine } from './severable-line.ts'
import { on, readOnce, type Tally, type Watched, watchProduct } from './stale-reads.ts'

const rounds = 5

/**
 * never-stale.test.ts counts stale reads and finds none. Here the same count is made where something that the promise
 * rests on is taken away: it has to find some, or it would find none whatever the cache did.
 */
describe('the count of stale reads, with a process that hears nothing from Redis for a moment', () => {
  let souk: Souk
  let admin: User
  let deaf: SoukProcess
  let line: SeverableLine
  let product: Watched

  beforeAll(async () => {
    souk = await startSouk()
    admin = await newUser(souk, 'admin')
    line = await lineTo(inject('redisUrl'))
    const { databaseUrl, redisPrefix, smtpUrl } = souk.config
    deaf = await spawnSouk(
      {
        DATABASE_URL: databaseUrl as string,
        REDIS_URL: line.url,
        REDIS_PREFIX: redisPrefix,
        SMTP_URL: smtpUrl as string,
        RATE_LIMIT_PER_MINUTE: '0',
      },
      [process.execPath, 'src/main.ts', 'api'],
    )
    await untilReady(deaf)
    product = await watchProduct(souk, admin, 'watched')
  })
  afterAll(async () => {
    deaf.child.kill('SIGTERM')
    await deaf.ended
    await line.sever()
  })

  /** Writes on one process while the other is deaf, and reads there at once. */
  async function round(tally: Tally, sabotage: () => Promise<unknown>): Promise<void> {
    const reader = on(deaf.origin, product.owner)
    await eventually(async () => (await reader.get('/products')).headers.get('x-cache') === 'HIT')
    line.hang()
    try {
      await sabotage()
      const quantity = product.atMost - 1
      expect((await admin.call('PATCH', `/products/${product.id}`, { quantity })).status).toBe(200)
      product.atMost = quantity
      await readOnce(reader, product, '/products', tally)
    } finally {
      await line.restore()
    }
  }

  it('finds none as long as writers wait for whoever is registered', async () => {
    const tally: Tally = { reads: 0, hits: 0, stale: [] }
    for (let turn = 0; turn < rounds; turn += 1) await round(tally, async () => {})
    expect(tally).toMatchObject({ reads: rounds, stale: [] })
  })

  it('finds some as soon as writers do not know of it', async () => {
    const { redis, redisPrefix } = souk.dependencies
    const forgetRegistrations = async () => {
      for (const register of await redis.keys(`${redisPrefix}:cache:{bus}:*:members`)) await redis.del(register)
    }
    const tally: Tally = { reads: 0, hits: 0, stale: [] }
    // A machine that is busy elsewhere may let the deaf process' own trust run out before the read.
    await eventually(async () => {
      await round(tally, forgetRegistrations)
      return tally.stale.length > 0
    }, 60_000)
  })
})
