import { beforeAll, describe, expect, inject, it } from 'vitest'
import type { Client } from '../client.ts'
import { eventually, type Souk, startSouk } from '../harness.ts'
import { type SoukProcess, spawnSouk, untilReady } from '../process.ts'
import { type StatementProxy, startStatementProxy } from '../statement-proxy.ts'
import { type Cart, openCart, openShopWith } from '../store-visitor.ts'

type Moment = 'before' | 'after'
const scenario = 'pays'
/** More than any of these calls needs. */
const mostRoundTrips = 120

interface Buying {
  cart: Cart
  total: string
  email: string
  merchant: number
  client: Client
  product: number
}

describe('a process that is killed while it is paid', () => {
  let souk: Souk

  beforeAll(async () => {
    souk = await startSouk({ PAYMENT_TEST_PROVIDER: 'true' })
  }, 60_000)

  async function newBuying(): Promise<Buying> {
    const shop = await openShopWith(souk, { Mug: { price: '10.00', quantity: 9 } })
    const product = shop.products.Mug as number
    const cart = await openCart(souk, shop.slug, { [product]: 2 })
    const email = `${crypto.randomUUID()}@example.com`
    return { cart, total: await cart.fillIn(email), email, merchant: shop.merchant.id, client: shop.merchant, product }
  }

  const pay = ({ cart, total }: Buying) =>
    cart.call('POST', '/payment', { provider: 'test', scenario, expected_total: total })
  const complete = ({ cart, total }: Buying) => cart.order(total)

  async function spawnBehind(proxy: StatementProxy, role: 'api' | 'worker'): Promise<SoukProcess> {
    const process = await spawnSouk(
      {
        DATABASE_URL: `${proxy.url}?application_name=to_be_killed`,
        DATABASE_POOL: '100',
        REDIS_URL: inject('redisUrl'),
        REDIS_PREFIX: souk.config.redisPrefix,
        SMTP_URL: souk.mailServer.url,
        PAYMENT_TEST_PROVIDER: 'true',
        CART_LIMIT_PER_MINUTE: '0',
        RATE_LIMIT_PER_MINUTE: '0',
      },
      [globalThis.process.execPath, 'src/main.ts', role],
    )
    if (role === 'api') await untilReady(process)
    else await eventually(() => /Role worker/.test(process.output()), 60_000)
    return process
  }

  /** SIGKILL, and until PostgreSQL is done with it. */
  async function kill(process: SoukProcess, proxy: StatementProxy): Promise<void> {
    process.child.kill('SIGKILL')
    await process.ended
    await eventually(async () => {
      const { rowCount } = await souk.owner.query('SELECT FROM pg_stat_activity WHERE client_port = ANY ($1)', [
        proxy.ports(),
      ])
      return rowCount === 0
    })
    await proxy.stop()
  }

  /**
   * Each buyer's call is stopped one round trip later than the one before, in one process, until a call comes through; then the process
   * gets SIGKILL, and takes all of them with it. Answers what is left of them.
   */
  async function stopAtEach(when: Moment, path: string, prepare: (buying: Buying) => Promise<unknown>) {
    const proxy = await startStatementProxy(souk.databaseUrl)
    const process = await spawnBehind(proxy, 'api')
    const stopped: Buying[] = []
    for (let at = 1; at <= mostRoundTrips; at += 1) {
      const buying = await newBuying()
      await prepare(buying)
      const isThrough = await stopOne(proxy, { process, buying, path, at, when })
      stopped.push(buying)
      if (isThrough) break
    }
    await kill(process, proxy)
    return stopped
  }

  interface Stopping {
    process: SoukProcess
    buying: Buying
    path: string
    at: number
    when: Moment
  }

  /** Answers whether the call came through. */
  function stopOne(proxy: StatementProxy, { process, buying, path, at, when }: Stopping): Promise<boolean> {
    return new Promise((resolve) => {
      proxy.arm(at, when, () => setTimeout(() => resolve(false), 50))
      const { cart, total } = buying
      const body = path === '/order' ? { expected_total: total } : { provider: 'test', scenario, expected_total: total }
      slugOf(buying)
        .then((slug) =>
          fetch(`${process.origin}/api/v1/shops/${slug}/carts/${cart.id}${path}`, {
            method: 'POST',
            headers: { 'content-type': 'application/json', 'x-cart-token': cart.token },
            body: JSON.stringify(body),
          }),
        )
        .then(
          () => resolve(true),
          () => {},
        )
    })
  }

  const slugOf = async ({ merchant }: Buying): Promise<string> =>
    (await souk.owner.query('SELECT slug FROM shops WHERE user_id = $1', [merchant])).rows[0].slug

  /** All that is to be so, however often it was begun. */
  async function traces({ merchant, product, email }: Buying) {
    const { rows } = await souk.owner.query(
      `SELECT (SELECT count(*)::int FROM orders WHERE user_id = $1) AS orders,
        (SELECT sum(total_price)::text FROM orders WHERE user_id = $1) AS ordered,
        (SELECT coalesce(sum(captured), 0.00)::text FROM payments WHERE user_id = $1) AS captured,
        (SELECT coalesce(sum(refunded + refunding), 0.00)::text FROM payments WHERE user_id = $1) AS given_back,
        (SELECT count(*)::int FROM payments WHERE user_id = $1 AND state IN ('created', 'pending', 'authorized')) AS open,
        (SELECT count(*)::int FROM test_provider_payments WHERE key IN (SELECT key::text FROM payments WHERE user_id = $1)) AS charges,
        (SELECT count(*)::int FROM stock_holds WHERE user_id = $1) AS holds,
        (SELECT quantity FROM products WHERE id = $2) AS stock,
        (SELECT sum(delta)::int FROM stock_movements WHERE product_id = $2) AS ledger,
        (SELECT count(*)::int FROM outbox WHERE user_id = $1 AND event = 'order.created') AS announced`,
      [merchant, product],
    )
    const mails = souk.mailServer.received.filter(({ to }) => to?.some(({ address }) => address === email))
    return { ...rows[0], mails: mails.length }
  }

  const paidOnce = {
    orders: 1,
    ordered: '24.90',
    captured: '24.90',
    given_back: '0.00',
    open: 0,
    charges: 1,
    holds: 0,
    stock: 7,
    ledger: 7,
    announced: 1,
    mails: 1,
  }

  async function expectPaidOnce(stopped: Buying[]): Promise<void> {
    for (const [step, buying] of stopped.entries()) {
      const answers = await Promise.all([complete(buying), complete(buying)])
      const said = `round trip ${step + 1}: ${answers.map(({ body }) => JSON.stringify(body))}`
      for (const { status } of answers) expect([200, 201], said).toContain(status)
      expect(answers[0].body.data.token, said).toBe(answers[1].body.data.token)
    }
    for (const [step, buying] of stopped.entries()) {
      await eventually(async () => (await traces(buying)).mails > 0)
      expect(await traces(buying), `round trip ${step + 1}`).toEqual(paidOnce)
    }
  }

  it.each<Moment>(['before', 'after'])(
    'has one order of a paid cart, killed %s any round trip of completing it',
    async (when) => {
      const stopped = await stopAtEach(when, '/order', pay)
      expect(stopped.length).toBeGreaterThan(3)
      expect(stopped.length).toBeLessThan(mostRoundTrips)
      await expectPaidOnce(stopped)
    },
    300_000,
  )

  it.each<Moment>(['before', 'after'])(
    'keeps stock once, and is paid once, killed %s any round trip of starting a payment',
    async (when) => {
      const stopped = await stopAtEach(when, '/payment', async () => {})
      expect(stopped.length).toBeGreaterThan(3)
      expect(stopped.length).toBeLessThan(mostRoundTrips)
      for (const [step, buying] of stopped.entries()) {
        const again = await pay(buying)
        expect(again.status, `round trip ${step + 1}: ${JSON.stringify(again.body)}`).toBe(201)
      }
      await expectPaidOnce(stopped)
    },
    300_000,
  )

  it.each<Moment>(['before', 'after'])(
    'gives stock back once where nobody comes again, killed %s any round trip of starting a payment',
    async (when) => {
      const stopped = await stopAtEach(when, '/payment', async () => {})
      await souk.owner.query(
        "UPDATE carts SET hold_ends_at = now() - interval '1 second' WHERE hold_ends_at IS NOT NULL",
      )
      for (const [step, buying] of stopped.entries()) {
        await eventually(async () => {
          const { open, holds } = await traces(buying)
          return open === 0 && holds === 0
        })
        const { orders, captured, stock, ledger } = await traces(buying)
        // The money of one who had paid already is taken for the order.
        expect([stock, ledger, captured], `round trip ${step + 1}`).toEqual(
          orders === 1 ? [7, 7, '24.90'] : [9, 9, '0.00'],
        )
      }
    },
    300_000,
  )

  /** The worker of this test's own Souk takes up no refund until this is disposed of. */
  async function leaveRefundsToOthers(): Promise<AsyncDisposable> {
    await souk.owner.query(`
      CREATE FUNCTION leave_refund() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
      CREATE TRIGGER leave_refund BEFORE UPDATE OF attempts ON refunds FOR EACH ROW
        WHEN (current_setting('application_name') <> 'to_be_killed') EXECUTE FUNCTION leave_refund()`)
    return {
      async [Symbol.asyncDispose]() {
        await souk.owner.query('DROP TRIGGER leave_refund ON refunds; DROP FUNCTION leave_refund')
      },
    }
  }

  /** Who is killed has so long to come to it. */
  const longestMs = 8_000

  async function killWorkerAt(at: number, when: Moment, refund: () => Promise<void>): Promise<void> {
    await using _left = await leaveRefundsToOthers()
    const proxy = await startStatementProxy(souk.databaseUrl, 'least(attempts, 7)')
    const process = await spawnBehind(proxy, 'worker')
    const struck = new Promise<boolean>((resolve) => {
      proxy.arm(at, when, () => {
        process.child.kill('SIGKILL')
        resolve(true)
      })
      setTimeout(() => resolve(false), longestMs)
    })
    await refund()
    const isStruck = await struck
    await kill(process, proxy)
    const { rows } = await souk.owner.query('SELECT attempts AS taken FROM refunds ORDER BY id DESC LIMIT 1')
    // By its eighth round trip it has taken them up.
    expect([isStruck, at < 8 || rows[0].taken > 0]).toEqual([true, true])
  }

  const givenBack = {
    captured: '24.90',
    refunded: '24.90',
    refunding: '0.00',
    state: 'refunded',
    given: '2490',
    times: 1,
  }

  it.each<[number, Moment]>([
    [1, 'before'],
    [1, 'after'],
    [2, 'after'],
    [3, 'after'],
    [4, 'after'],
    [6, 'after'],
    [8, 'after'],
    [11, 'after'],
    [15, 'after'],
  ])(
    'gives money back once, its worker killed at round trip %i (%s it)',
    async (at, when) => {
      const buyings = await Promise.all([1, 2].map(newBuying))
      for (const buying of buyings) {
        await pay(buying)
        expect((await complete(buying)).status).toBe(201)
      }
      const merchants = buyings.map(({ merchant }) => merchant)
      await killWorkerAt(at, when, async () => {
        for (const { client, order } of await Promise.all(buyings.map(orderOf)))
          expect((await client.post(`/orders/${order}/refunds`, {})).status).toBe(201)
      })
      await souk.owner.query("UPDATE refunds SET due_at = now() WHERE state = 'requested'")
      const read = async () =>
        (
          await souk.owner.query(
            `SELECT captured, refunded, refunding, payments.state, (SELECT sum(amount)::text FROM test_provider_refunds
              WHERE payment_ref = provider_ref) AS given, (SELECT count(*)::int FROM payment_entries
              WHERE payment_entries.user_id = payments.user_id AND payment_id = payments.id AND kind = 'refunded') AS times
            FROM payments WHERE user_id = ANY ($1)`,
            [merchants],
          )
        ).rows
      await eventually(async () => (await read()).every(({ state }) => state === 'refunded'))
      expect(await read()).toEqual([givenBack, givenBack])
      const { rows: told } = await souk.owner.query(
        "SELECT count(*)::int AS times FROM outbox WHERE user_id = ANY ($1) AND event = 'refund.succeeded'",
        [merchants],
      )
      expect(told).toEqual([{ times: 2 }])
    },
    120_000,
  )

  const orderOf = async ({ client }: Buying) => ({ client, order: (await client.get('/orders')).body.data[0].id })
})
