import { beforeAll, describe, expect, inject, it } from 'vitest'
import { clientOf, newProduct, newUser, type User } from './client.ts'
import { eventually, type Souk, startSouk } from './harness.ts'
import { spawnSouk, untilReady } from './process.ts'
import { startStatementProxy } from './statement-proxy.ts'

type Moment = 'before' | 'after'

describe('a process that is killed while it places an order', () => {
  let souk: Souk

  beforeAll(async () => {
    souk = await startSouk()
  }, 60_000)

  interface Shop {
    user: User
    order: { items: { product_id: number; quantity: number }[] }
    key: { 'idempotency-key'?: string }
  }

  async function newShop(): Promise<Shop> {
    const user = await newUser(souk, 'merchant')
    const [one, two] = [await newProduct(user, { quantity: 10 }), await newProduct(user, { quantity: 10 })]
    const items = [one, two].map(({ id }) => ({ product_id: id, quantity: 1 }))
    return { user, order: { items }, key: { 'idempotency-key': crypto.randomUUID() } }
  }

  /** Orders from a process of its own, which gets SIGKILL at that round trip, and waits until PostgreSQL is done with it. */
  async function orderFrom({ user, order, key }: Shop, at: number, when: Moment) {
    const proxy = await startStatementProxy(souk.databaseUrl, 'souk.tenant')
    const process = await spawnSouk(
      {
        DATABASE_URL: proxy.url,
        REDIS_URL: inject('redisUrl'),
        REDIS_PREFIX: souk.config.redisPrefix,
        SMTP_URL: souk.mailServer.url,
      },
      [globalThis.process.execPath, 'src/main.ts', 'api'],
    )
    await untilReady(process)
    proxy.arm(at, when, () => process.child.kill('SIGKILL'))
    const answer = await clientOf({ ...souk, origin: process.origin }, user.token)
      .post('/orders', order, key)
      .catch(() => undefined)
    const roundTrips = proxy.passed()
    process.child.kill('SIGKILL')
    await process.ended
    await eventually(async () => {
      const { rowCount } = await souk.owner.query('SELECT FROM pg_stat_activity WHERE client_port = ANY ($1)', [
        proxy.ports(),
      ])
      return rowCount === 0
    })
    await proxy.stop()
    return { answer, roundTrips }
  }

  /** Everything that an order consists of, counted where it is kept. */
  async function traces({ user }: Shop) {
    const { rows } = await souk.owner.query(
      `SELECT (SELECT count(*)::int FROM orders WHERE user_id = $1) AS orders,
        (SELECT count(*)::int FROM order_items WHERE user_id = $1) AS items,
        (SELECT count(*)::int FROM order_transitions WHERE user_id = $1) AS transitions,
        (SELECT count(*)::int FROM stock_movements WHERE user_id = $1 AND kind = 'order') AS movements,
        (SELECT 20 - sum(quantity)::int FROM products WHERE user_id = $1) AS taken,
        (SELECT count(*)::int FROM outbox WHERE user_id = $1 AND event = 'order.created') AS announced,
        (SELECT count(*)::int FROM idempotency_keys WHERE user_id = $1) AS keys,
        (SELECT coalesce(max(last_number), 0)::int FROM order_counters WHERE user_id = $1) AS numbered`,
      [user.id],
    )
    return rows[0]
  }

  const whole = (orders: number, keys = orders) => ({
    orders,
    items: 2 * orders,
    transitions: orders,
    movements: 2 * orders,
    taken: 2 * orders,
    announced: orders,
    keys,
    numbered: orders,
  })

  it.concurrent.each<{ when: Moment; keyed: boolean }>([
    { when: 'before', keyed: true },
    { when: 'after', keyed: true },
    { when: 'before', keyed: false },
    { when: 'after', keyed: false },
  ])(
    'leaves the whole order or nothing of it, killed $when the one message in which it goes out (with a key: $keyed)',
    async ({ when, keyed }) => {
      const shop = await newShop()
      const { answer } = await orderFrom(keyed ? shop : { ...shop, key: {} }, 1, when)
      expect(answer).toBeUndefined()
      const found = await traces(shop)
      expect(found).toEqual(whole(found.orders, keyed ? found.orders : 0))
      if (when === 'before') expect(found.orders).toBe(0)
      if (!keyed) return
      const again = await shop.user.post('/orders', shop.order, shop.key)
      expect(again.status).toBe(201)
      expect(again.headers.get('idempotent-replayed')).toBe(found.orders === 1 ? 'true' : null)
      expect(await traces(shop)).toEqual(whole(1))
    },
    120_000,
  )
})
