import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newUser, type User } from '../client.ts'
import { type Souk, startSouk } from '../harness.ts'
import { type SoukProcess, spawnSouk, untilReady } from '../process.ts'
import { on, readOnce, type Tally, type Watched, watchProduct } from '../stale-reads.ts'

const readsPerProcess = 5_040
const readersPerProcess = 8

describe('the product list, read and written on two processes at once', () => {
  let souk: Souk
  let admin: User
  let processes: SoukProcess[] = []
  let origins: string[]

  beforeAll(async () => {
    souk = await startSouk()
    admin = await newUser(souk, 'admin')
    const { databaseUrl, redisUrl, redisPrefix, smtpUrl } = souk.config
    const environment = {
      DATABASE_URL: databaseUrl as string,
      REDIS_URL: redisUrl as string,
      REDIS_PREFIX: redisPrefix,
      SMTP_URL: smtpUrl as string,
      RATE_LIMIT_PER_MINUTE: '0',
    }
    const command = [process.execPath, 'src/main.ts', 'api']
    processes = await Promise.all([spawnSouk(environment, command), spawnSouk(environment, command)])
    await Promise.all(processes.map(untilReady))
    origins = processes.map(({ origin }) => origin)
  })
  afterAll(async () => {
    for (const { child } of processes) child.kill('SIGTERM')
    await Promise.all(processes.map(({ ended }) => ended))
  })

  it('never shows what was before a write that has been answered, in more than 10,000 reads', async () => {
    const watched = await Promise.all(['order', 'patch', 'order'].map((name) => watchProduct(souk, admin, name)))
    const tally: Tally = { reads: 0, hits: 0, stale: [] }
    let reading = true
    const writing = watched.map((product, index) => write(product, index, () => reading))
    await Promise.all(
      origins.flatMap((origin) =>
        Array.from({ length: readersPerProcess }, (_, reader) =>
          read(origin, watched[reader % watched.length] as Watched, reader, tally),
        ),
      ),
    )
    reading = false
    const writes = (await Promise.all(writing)).reduce((sum, count) => sum + count, 0)
    expect(tally.stale).toEqual([])
    expect(tally.reads).toBeGreaterThan(10_000)
    // Otherwise nothing was proven: both must have happened often.
    expect(tally.hits).toBeGreaterThan(1_000)
    expect(writes).toBeGreaterThan(100)
  }, 400_000)

  /** Takes stock again and again, on one process and then on the other, by the order of its owner or the admin's hand. */
  async function write(product: Watched, index: number, goOn: () => boolean): Promise<number> {
    let count = index
    for (; goOn(); count += 1) {
      const origin = origins[count % 2] as string
      const answer =
        index === 1
          ? await on(origin, admin).call('PATCH', `/products/${product.id}`, { quantity: product.atMost - 1 })
          : await on(origin, product.owner).post('/orders', { items: [{ product_id: product.id, quantity: 1 }] })
      expect(answer.status).toBeLessThan(300)
      product.atMost -= 1
      // Some quiet, in which the new state is cached, and in which a late reader could spoil it.
      await delay(Math.random() * 60)
    }
    return count
  }

  async function read(origin: string, product: Watched, reader: number, tally: Tally): Promise<void> {
    const paths = ['/products', `/products/${product.id}`, '/products?sort=name&per_page=5']
    for (let count = 0; count < readsPerProcess / readersPerProcess; count += 1) {
      const path = paths[(count + reader) % paths.length] as string
      await readOnce(on(origin, count % 50 === 0 ? admin : product.owner), product, path, tally)
    }
  }
})
