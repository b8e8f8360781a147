import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyAuditLog } from '#modules/identity/audit/index.ts'
import { reconcileStock } from '#modules/inventory/stock/index.ts'
import { backUp, restore } from '#modules/operations/backup/index.ts'
import type { Command } from '#platform/command-line/command.ts'
import type { ApplicationRoles } from '#platform/database/application-role.ts'
import type { Dependencies } from '#souk/dependencies.ts'
import { forgetCachedAnswers } from '#souk/forget-cached-answers.ts'
import { clientOf, newProduct, newUser, type User } from './client.ts'
import { leaveOnlinePayment, leaveRowsOfShop } from './full-shop.ts'
import { eventually, type Souk, startSouk } from './harness.ts'
import { asSuperuser, ownedDatabase } from './owned-database.ts'
import { spawnSouk } from './process.ts'
import { runCommand } from './run-command.ts'
import { catalogueOf, tableContents } from './table-contents.ts'

const directory = mkdtempSync(join(tmpdir(), 'souk-backup-'))
afterAll(() => rmSync(directory, { recursive: true, force: true }))

/** `npm run souk -- <command>` on that database, with the Redis and the prefix of that Souk. */
async function succeeds({ config, mailServer }: Souk, databaseUrl: string, ...args: string[]): Promise<void> {
  const services = { DATABASE_URL: databaseUrl, REDIS_URL: config.redisUrl ?? '', SMTP_URL: mailServer.url }
  const environment = { ...services, REDIS_PREFIX: config.redisPrefix }
  const running = await spawnSouk(environment, [process.execPath, 'src/cli.ts', ...args])
  expect(await running.ended, running.output()).toBe(0)
}

/** The same without a process of its own. */
const backUpTo = (file: string, { databaseUrl }: Souk) => runCommand(backUp, { databaseDirectUrl: databaseUrl }, file)

async function restoreInto(databaseUrl: string, file: string, { config }: Souk): Promise<void> {
  const { redisUrl = '' } = config
  const forgetCaches = (roles: ApplicationRoles) => forgetCachedAnswers({ redisUrl, config, roles })
  expect((await runCommand(restore, { databaseDirectUrl: databaseUrl, forgetCaches }, file)).done).toBe(true)
}

async function saidBy<T>(command: Command<Dependencies, T>, { dependencies }: Souk): Promise<string> {
  const { done, said } = await runCommand(command, dependencies)
  expect(done, said.join('\n')).toBe(true)
  return said.join('\n')
}

interface Market {
  souk: Souk
  admin: User
  shops: { user: User; product: number }[]
}

/** Three shops with orders in several states, refusals, rights given and taken, mails and a failed one. */
async function openMarket(): Promise<Market> {
  const souk = await startSouk({
    DATABASE_URL: await ownedDatabase(),
    MONITORING: 'false',
    PAYMENT_TEST_PROVIDER: 'true',
  })
  const admin = await newUser(souk, 'admin')
  const shops: Market['shops'] = []
  for (const name of ['O\'Neil \\ "Söhne"\n\t🍋', 'null', '{"a":1}']) {
    const user = await newUser(souk, 'merchant')
    const { id } = await newProduct(user, { name: `Mug ${name}`, description: name, quantity: 500 })
    await newProduct(user, { name: 'Gone soon', quantity: 1 })
    shops.push({ user, product: id })
    for (const status of ['paid', 'cancelled', undefined]) {
      const order = await placeOrder(user, id)
      await user.post(`/orders/${order.id}/notes`, { text: name })
      if (status === 'paid') await admin.call('PUT', `/orders/${order.id}/status`, { status })
      if (status === 'cancelled') await user.post(`/orders/${order.id}/cancellation`)
    }
    await leaveRowsOfShop(souk, user)
    await user.call('PUT', '/notification-preferences', { order_status_mails: true })
    await user.post('/tokens', { name: 'second', abilities: ['orders.view'], current_password: 'x' })
    await admin.call('PUT', `/users/${user.id}/permissions`, { permissions: ['orders.*'] })
  }
  await leaveOnlinePayment(souk, (shops[0] as Market['shops'][number]).user)
  await admin.post('/roles', { name: 'looker', permissions: ['products.*'] })
  await clientOf(souk).post('/password/forgot', { email: admin.email })
  await untilQuiet(souk)
  return { souk, admin, shops }
}

async function placeOrder(user: User, product: number): Promise<{ id: number; number: number }> {
  const body = { items: [{ product_id: product, quantity: 2 }] }
  const placed = await user.post('/orders', body, { 'idempotency-key': randomUUID() })
  expect(placed.status).toBe(201)
  return placed.body.data
}

/** Nothing is left for the workers: the tables stay as they are. */
async function untilQuiet({ databaseUrl }: Souk): Promise<void> {
  await asSuperuser(databaseUrl, (superuser) =>
    eventually(async () => {
      const { rows } = await superuser.query(
        `SELECT FROM outbox WHERE relayed_at IS NULL
         UNION ALL SELECT FROM notification_deliveries WHERE status = 'pending'
         UNION ALL SELECT FROM event_streams WHERE published_sequence < last_sequence
         UNION ALL SELECT FROM figure_changes UNION ALL SELECT FROM sale_changes`,
      )
      return rows.length === 0
      // A mail that was being sent at the moment of the backup is sent again when its lease has ended.
    }, 60_000),
  )
}

describe('a backup of a running system', () => {
  let market: Market
  let contents: Record<string, string>
  let restoredUrl: string
  const file = join(directory, 'quiet.souk')

  beforeAll(async () => {
    market = await openMarket()
    const { souk } = market
    // When a token was last used is written a while later: the backup to compare is one during which nothing was.
    contents = await eventually(async () => {
      rmSync(file, { force: true })
      const before = await tableContents(souk.databaseUrl)
      await succeeds(souk, souk.databaseUrl, 'backup', file)
      const after = await tableContents(souk.databaseUrl)
      return JSON.stringify(before) === JSON.stringify(after) && after
    }, 60_000)
    restoredUrl = await ownedDatabase()
    await succeeds(souk, restoredUrl, 'restore', file)
  })

  it('holds every row of every table, also where row security is forced on the owner', async () => {
    const empty = Object.entries(contents).filter(([, content]) => content === 'nothing')
    // What the workers take away at once.
    expect(empty.map(([table]) => table)).toEqual(['figure_changes', 'sale_changes', 'transfer_files'])
    expect(await tableContents(restoredUrl)).toEqual(contents)
  })

  it('comes back with every rule, index, trigger and right as the migrations make them', async () => {
    expect(await catalogueOf(restoredUrl)).toEqual(await catalogueOf(market.souk.databaseUrl))
  })

  it('is readable by its owner alone, and nothing lies beside it', async () => {
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(await readdir(directory)).toEqual(['quiet.souk'])
  })

  it('works on: the same tokens, the next numbers, a proven audit log and stock', async () => {
    const restored = await startSouk({ DATABASE_URL: restoredUrl })
    for (const { user, product } of market.shops) {
      const there = clientOf(restored, user.token)
      for (const path of ['/products', '/orders', '/notifications', '/events', '/stats']) {
        expect((await there.get(path)).body.data, path).toEqual((await user.get(path)).body.data)
      }
      const [newest] = (await user.get('/orders?sort=-id')).body.data
      const placed = await placeOrder({ ...user, ...there }, product)
      expect([placed.number, placed.id > newest.id]).toEqual([newest.number + 1, true])
    }
    // As a queue of a later time holds it: about a mail that has not come about here.
    const queue = restored.dependencies.deliveryQueue
    const { id = '' } = await queue.add('deliver', { deliveryId: 1_000_000 }, { removeOnComplete: true })
    await eventually(async () => (await queue.getJob(id)) === undefined)
    await eventually(() => restored.mailServer.received.length === market.shops.length)
    expect(await saidBy(verifyAuditLog, restored)).toBe(await saidBy(verifyAuditLog, market.souk))
    expect(await saidBy(reconcileStock, restored)).toBe('Every quantity is what its ledger proves.')
    await newUser(restored, 'merchant')
  })

  it('is refused by a database that has rows, which stay as they are', async () => {
    const { souk } = market
    const before = await tableContents(souk.databaseUrl)
    await expect(restoreInto(souk.databaseUrl, file, souk)).rejects.toThrow('The database is in use: ')
    expect(await tableContents(souk.databaseUrl)).toEqual(before)
    expect(await catalogueOf(souk.databaseUrl)).toEqual(await catalogueOf(restoredUrl))
  })

  it("takes no other file's place", async () => {
    await expect(backUpTo(file, market.souk)).rejects.toThrow(`${file} exists already`)
  })

  it('is not taken where rows would be hidden from it', async () => {
    const { souk } = market
    const platform = souk.dependencies.database.platformRole
    const hidden = join(directory, 'hidden.souk')
    await souk.owner.query('DROP POLICY platform ON orders')
    await expect(backUpTo(hidden, souk)).rejects.toThrow('does not see every row of orders')
    await souk.owner.query(`CREATE POLICY platform ON orders TO "${platform}" USING (id < 7) WITH CHECK (true)`)
    await expect(backUpTo(hidden, souk)).rejects.toThrow('does not see every row of orders')
    await souk.owner.query('ALTER POLICY platform ON orders USING (true)')
    await souk.owner.query(`REVOKE SELECT ON order_items FROM "${platform}"`)
    await expect(backUpTo(hidden, souk)).rejects.toThrow('does not see every row of order_items')
    await souk.owner.query(`GRANT SELECT ON order_items TO "${platform}"`)
    expect(await readdir(directory)).toEqual(['quiet.souk'])
  })
})

describe('a backup among writes', () => {
  it('is one moment: every order with its lines, stock and number, and what follows from it is still sent', async () => {
    const { souk, shops } = await openMarket()
    const file = join(directory, 'busy.souk')
    const taken = backUpTo(file, souk)
    const ended = taken.then(() => true)
    let placed = 0
    do {
      await Promise.all(shops.map(({ user, product }) => placeOrder(user, product)))
      placed += shops.length
    } while (!(await Promise.race([ended, false])))
    expect(placed).toBeGreaterThan(shops.length)
    const url = await ownedDatabase()
    await restoreInto(url, file, souk)
    const restored = await startSouk({ DATABASE_URL: url })
    await untilQuiet(restored)
    await saidBy(reconcileStock, restored)
    await saidBy(verifyAuditLog, restored)
    const unlike = await asSuperuser(url, async (superuser) => {
      const { rows } = await superuser.query(
        `SELECT user_id FROM orders JOIN order_counters USING (user_id) GROUP BY user_id, last_number
         HAVING count(*) <> last_number OR max(number) <> last_number
         UNION ALL SELECT user_id FROM orders LEFT JOIN order_items AS item USING (user_id)
         WHERE item.order_id = orders.id GROUP BY user_id, orders.id, total_price, items_total
           HAVING sum(quantity * unit_price) <> coalesce(items_total, total_price)
         UNION ALL SELECT user_id FROM orders WHERE NOT EXISTS
           (SELECT FROM outbox WHERE event = 'order.created' AND (payload->'order'->>'id')::bigint = orders.id)`,
      )
      return rows
    })
    expect(unlike).toEqual([])
  })
})

describe('the caches after a restore', () => {
  it('show nothing of a later time, though Redis kept it', async () => {
    const { souk, shops } = await openMarket()
    const file = join(directory, 'earlier.souk')
    await backUpTo(file, souk)
    const [{ user, product } = { user: {} as User, product: 0 }] = shops
    const earlier = await user.get(`/products/${product}`)
    expect((await user.call('PATCH', `/products/${product}`, { name: 'Later' })).status).toBe(200)
    for (let turn = 0; turn < 3; turn += 1) await user.get(`/products/${product}`)

    const url = await ownedDatabase()
    await restoreInto(url, file, souk)
    const restored = await startSouk({ DATABASE_URL: url, REDIS_PREFIX: souk.config.redisPrefix })
    const shown = await clientOf(restored, user.token).get(`/products/${product}`)
    expect(shown.body.data).toEqual(earlier.body.data)
    expect(shown.body.data.name).not.toBe('Later')
  })
})
