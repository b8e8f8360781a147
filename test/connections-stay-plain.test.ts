import { CompiledQuery, sql } from 'kysely'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { pruneTokens } from '#modules/identity/tokens/index.ts'
import { openInvalidationLog } from '#platform/cache/invalidation-log.ts'
import { prepareDatabase } from '#platform/database/prepare.ts'
import { asTenant, type PlatformTx, type TenantTx, withPlatform, withTenant } from '#platform/database/transactions.ts'
import { pruneIdempotencyKeys } from '#platform/idempotency/prune.ts'
import { pruneHistory } from '#souk/housekeeping.ts'
import { newProduct, newUser, type User } from './client.ts'
import { eventually, type Souk, startSouk } from './harness.ts'
import { expectPlainConnections, followConnections } from './plain-connections.ts'

type Tx = TenantTx | PlatformTx

describe('after every kind of work each connection is the plain tenant role with no tenant set', () => {
  let souk: Souk
  let user: User
  let tenantRole: string
  const database = () => souk.dependencies.database

  beforeAll(async () => {
    followConnections()
    souk = await startSouk()
    user = await newUser(souk, 'merchant')
    tenantRole = decodeURIComponent(new URL(souk.dependencies.applicationUrl).username)
  })

  afterEach(async () => {
    // Three that LISTEN, the cache's log, and the pool's, of which some may have been ended.
    await database().ping()
    expect(await expectPlainConnections(tenantRole)).toBeGreaterThanOrEqual(5)
    await expectPlainConnections(souk.owner.user as string)
  })

  const sleep = 'SELECT pg_sleep(30)'

  /** The owner does so to whoever sleeps, again and again: some begin to sleep a little later. */
  async function strikeSleepers(strike: string, work: Promise<unknown>): Promise<void> {
    let ended = false
    void work.finally(() => {
      ended = true
    })
    while (!ended) {
      await souk.owner.query(
        `SELECT ${strike}(pid) FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'PgSleep'`,
      )
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }
  const strikes = ['pg_cancel_backend', 'pg_terminate_backend']

  /** More at once than the pool has connections. */
  const times = 25
  async function failuresOfMany(work: () => Promise<unknown>, strike?: string): Promise<string[]> {
    const outcomes = Promise.allSettled(Array.from({ length: times }, work))
    if (strike !== undefined) await strikeSleepers(strike, outcomes)
    return (await outcomes).flatMap((outcome) => (outcome.status === 'rejected' ? [String(outcome.reason)] : []))
  }
  function expectEach(failures: string[], expected: RegExp | undefined): void {
    expect(failures).toHaveLength(expected === undefined ? 0 : times)
    for (const failure of failures) expect(failure).toMatch(expected as RegExp)
  }

  const unsendable = {
    toJSON() {
      throw new Error('not to be sent')
    },
  }
  const ask = (text: string) => (tx: Tx) => sql.raw(text).execute(tx)
  const inThatOrder =
    (...steps: ((tx: Tx) => Promise<unknown>)[]) =>
    async (tx: Tx) => {
      for (const step of steps) await step(tx)
    }
  const giveUp = () => Promise.reject(new Error('thought better'))

  describe.each<[string, (work: (tx: Tx) => Promise<unknown>) => Promise<unknown>]>([
    ['of a tenant', (work) => withTenant(database(), user.id, work)],
    ['of a tenant, reading', (work) => withTenant(database(), user.id, work, 'reading')],
    ['of the platform', (work) => withPlatform(database(), work)],
    ['of the platform, reading', (work) => withPlatform(database(), work, 'reading')],
  ])('a transaction %s', (_kind, transaction) => {
    it.each<[string, (tx: Tx) => Promise<unknown>, RegExp | undefined]>([
      ['is committed', ask('SELECT id FROM products'), undefined],
      ['asks nothing', async () => {}, undefined],
      ['asks nothing and gives up', giveUp, /thought better/],
      ['is given up by its work', inThatOrder(ask('SELECT id FROM products'), giveUp), /thought better/],
      ['fails', ask('SELECT 1 / 0'), /division by zero/],
      ['is not understood', ask('SELEKT'), /syntax error/],
      ['sends what cannot be sent', (tx) => sql`SELECT ${unsendable}`.execute(tx), /not to be sent/],
      ['takes too long', inThatOrder(ask(`SET LOCAL statement_timeout = '20ms'`), ask(sleep)), /statement timeout/],
    ])('that %s', async (_ending, work, failure) => {
      expectEach(await failuresOfMany(() => transaction(work)), failure)
    })

    it.each(strikes)('that is ended by %s', async (strike) => {
      expectEach(await failuresOfMany(() => transaction(ask(sleep)), strike), /./)
    })
  })

  describe('a transaction of one message', () => {
    const send = (text: string, parameters: readonly unknown[] = []) =>
      asTenant(database(), user.id, CompiledQuery.raw(text, [...parameters]), [])

    it.each<[string, readonly unknown[], RegExp | undefined]>([
      ['SELECT id FROM products', [], undefined],
      ['SELECT $1::int / 0', [1], /division by zero/],
      ['SELEKT', [], /syntax error/],
      ['SELECT $1', [unsendable], /not to be sent/],
    ])('that sends %s', async (text, parameters, failure) => {
      expectEach(await failuresOfMany(() => send(text, parameters)), failure)
    })

    it.each(strikes)('that is ended by %s', async (strike) => {
      expectEach(await failuresOfMany(() => send(sleep), strike), /./)
    })
  })

  it("the cache's log, read, settled and failing", async () => {
    const { sessionUrl } = souk.dependencies
    const log = openInvalidationLog({ sessionUrl, platformRole: database().platformRole })
    await log.waiting()
    await log.settle([{ transaction_id: '1', user_id: user.id, topic: 'nothing' }])
    await expectPlainConnections(tenantRole)
    const unreadable = { transaction_id: '1', user_id: user.id, topic: '\0' }
    await expect(log.settle([unreadable])).rejects.toThrow('unsupported Unicode escape sequence')
    await log.waiting()
    await expectPlainConnections(tenantRole)
    await log.close()
  })

  it('a story over HTTP, with what follows from it, by a shop and by the operator', async () => {
    const operator = await newUser(souk, 'admin')
    const { id } = await newProduct(user)
    const order = { items: [{ product_id: id, quantity: 1 }] }
    expect((await user.post('/orders', order)).status).toBe(201)
    expect((await user.post('/orders', order, { 'idempotency-key': 'once' })).status).toBe(201)
    expect((await user.post('/orders', { items: [{ product_id: id, quantity: 1_000 }] })).status).toBe(422)
    for (const by of [user, operator]) {
      for (const path of ['/products', '/orders', '/stats', `/products/${id}`, '/notifications', '/events']) {
        expect((await by.get(path)).status, path).toBe(200)
      }
    }
    expect((await operator.post('/orders', { ...order, user_id: user.id })).status).toBe(201)
    expect((await user.get('/users')).status).toBe(403)
    await eventually(async () => (await souk.owner.query('SELECT FROM monitoring_entries')).rowCount)
    await eventually(async () => (await souk.owner.query('SELECT FROM notification_deliveries')).rowCount)
  })

  it('what tidies up, and another start', async () => {
    await pruneHistory({ ...souk.config, historyDays: 1 }, souk.dependencies)
    await pruneTokens(database(), { maxAgeMinutes: undefined })
    await pruneIdempotencyKeys(database())
    expect(await prepareDatabase(souk.databaseUrl)).toMatchObject({ migrated: [], direct: true })
  })
})
