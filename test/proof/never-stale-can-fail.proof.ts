import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { newUser, type User } from '../client.ts'
import { eventually, type Souk, startSouk } from '../harness.ts'
import { type SoukProcess, spawnSouk, untilReady } from '../process.ts'
import { lineTo, type SeverableLine } from '../severable-line.ts'
import { on, readOnce, type Tally, type Watched, watchProduct } from '../stale-reads.ts'

const rounds = 5

/**
 * never-stale.test.ts counts stale reads and finds none. Here the same count is made where something that the promise
 * rests on is taken away: it has to find all of them, or it would find none whatever the cache did.
 */
describe('the count of stale reads on another process', () => {
  let souk: Souk
  let admin: User
  let other: SoukProcess
  let line: SeverableLine
  let product: Watched

  beforeAll(async () => {
    souk = await startSouk()
    admin = await newUser(souk, 'admin')
    line = await lineTo(inject('redisUrl'))
    const { databaseUrl, redisPrefix, smtpUrl } = souk.config
    other = await spawnSouk(
      {
        DATABASE_URL: databaseUrl as string,
        REDIS_URL: line.url,
        REDIS_PREFIX: redisPrefix,
        SMTP_URL: smtpUrl as string,
        RATE_LIMIT_PER_MINUTE: '0',
      },
      [process.execPath, 'src/main.ts', 'api'],
    )
    await untilReady(other)
    product = await watchProduct(souk, admin, 'watched')
  })
  afterAll(async () => {
    other.child.kill('SIGTERM')
    await other.ended
    await line.sever()
  })

  /** Writes here and reads there at once, so many times. */
  async function count(isDeaf: boolean): Promise<Tally> {
    const tally: Tally = { reads: 0, hits: 0, stale: [] }
    const reader = on(other.origin, product.owner)
    for (let round = 0; round < rounds; round += 1) {
      await eventually(async () => (await reader.get('/products')).headers.get('x-cache') === 'HIT')
      if (isDeaf) line.hang()
      const quantity = product.atMost - 1
      expect((await admin.call('PATCH', `/products/${product.id}`, { quantity })).status).toBe(200)
      product.atMost = quantity
      await readOnce(reader, product, '/products', tally)
      await line.restore()
    }
    return tally
  }

  it('finds none, nor where that process hears nothing from Redis for a moment', async () => {
    expect(await count(false)).toMatchObject({ reads: rounds, stale: [] })
    expect(await count(true)).toMatchObject({ reads: rounds, stale: [] })
  })

  it('finds none soon after a write whose process hears nothing from Redis, while the reader does', async () => {
    await eventually(async () => (await product.owner.get('/products')).headers.get('x-cache') === 'HIT')
    line.hang()
    product.atMost -= 1
    const change = { quantity: product.atMost }
    expect((await on(other.origin, admin).call('PATCH', `/products/${product.id}`, change)).status).toBe(200)
    await eventually(async () => {
      const tally: Tally = { reads: 0, hits: 0, stale: [] }
      await readOnce(product.owner, product, '/products', tally)
      return tally.stale.length === 0
    })
    await line.restore()
  })

  it('finds them all where nobody is told of changes', async () => {
    await souk.owner.query(
      "CREATE OR REPLACE FUNCTION say_outdated() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'",
    )
    const { hits, stale } = await count(false)
    // A reader whose Redis took too long asks PostgreSQL.
    expect(hits).toBeGreaterThan(0)
    expect(stale).toHaveLength(hits)
  })
})
