import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { clientOf, newProduct, newUser } from './client.ts'
import { type Souk, startSouk } from './harness.ts'
import { type SoukProcess, spawnSouk, untilReady } from './process.ts'

describe('two processes that sell for one shop', () => {
  let souk: Souk
  let other: SoukProcess

  beforeAll(async () => {
    souk = await startSouk()
    const { databaseUrl, config, mailServer } = souk
    other = await spawnSouk(
      {
        DATABASE_URL: databaseUrl,
        REDIS_URL: inject('redisUrl'),
        REDIS_PREFIX: config.redisPrefix,
        SMTP_URL: mailServer.url,
        RATE_LIMIT_PER_MINUTE: '0',
      },
      [process.execPath, 'src/main.ts', 'api'],
    )
    await untilReady(other)
  })

  afterAll(async () => {
    other.child.kill('SIGTERM')
    await other.ended
  })

  it('sell what is there, number it without gaps in the order of the ids, and prove it by the ledger', async () => {
    const shop = await newUser(souk, 'merchant')
    const there = clientOf(other, shop.token)
    const [mug, cup] = [await newProduct(shop, { quantity: 50 }), await newProduct(shop, { quantity: 500 })]
    const answers = await Promise.all(
      Array.from({ length: 120 }, (_, turn) => {
        const items = [mug, cup].map(({ id }) => ({ product_id: id, quantity: 1 }))
        return (turn % 2 === 0 ? shop : there).post('/orders', { items: turn % 4 < 2 ? items : items.toReversed() })
      }),
    )
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(50)
    expect(answers.filter(({ status }) => status === 422)).toHaveLength(70)
    const { rows } = await souk.owner.query('SELECT number::int FROM orders WHERE user_id = $1 ORDER BY number', [
      shop.id,
    ])
    expect(rows.map(({ number }) => number)).toEqual(rows.map((_, at) => at + 1))
    const { rows: sums } = await souk.owner.query(
      `SELECT quantity, sum(delta)::int AS proven, min(quantity_after) AS least FROM products
       JOIN stock_movements ON product_id = products.id WHERE products.user_id = $1 GROUP BY products.id, quantity ORDER BY products.id`,
      [shop.id],
    )
    expect(sums).toEqual([
      { quantity: 0, proven: 0, least: 0 },
      { quantity: 450, proven: 450, least: 450 },
    ])
  })

  it('make one order of one key that both are asked with at once', async () => {
    const shop = await newUser(souk, 'merchant')
    const there = clientOf(other, shop.token)
    const mug = await newProduct(shop, { quantity: 500 })
    const order = { items: [{ product_id: mug.id, quantity: 1 }] }
    for (let turn = 1; turn <= 20; turn += 1) {
      const key = { 'idempotency-key': crypto.randomUUID() }
      const answers = await Promise.all([shop, there, shop, there].map((client) => client.post('/orders', order, key)))
      const made = answers.filter(({ status }) => status === 201)
      expect(made.filter(({ headers }) => !headers.has('idempotent-replayed'))).toHaveLength(1)
      expect(new Set(made.map(({ body }) => body.data.id)).size).toBe(1)
      const refused = answers.filter(({ status }) => status !== 201)
      for (const { status, body } of refused) expect([status, body.code]).toEqual([409, 'idempotency_in_progress'])
      expect((await there.post('/orders', order, key)).body).toEqual(made[0]?.body)
      expect((await shop.get('/orders')).body.meta.total).toBe(turn)
    }
  })
})
