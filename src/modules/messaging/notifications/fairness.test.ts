import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { withPlatform, withTenant } from '#platform/database/transactions.ts'
import { newProduct, newUser } from '#test/client.ts'
import { eventually, startSouk } from '#test/harness.ts'

it("lets another tenant's single mail pass a tenant's two hundred, and keeps all but a few of those out of Redis", async () => {
  const souk = await startSouk()
  const { database, deliveryQueue } = souk.dependencies
  const [admin, busy, quiet] = [await newUser(souk, 'admin'), await newUser(souk), await newUser(souk)]
  const ofBusy = await newProduct(admin, { user_id: busy.id, quantity: 10 })
  const ofQuiet = await newProduct(admin, { user_id: quiet.id, quantity: 10 })
  const positions = () => souk.mailServer.received.map(({ to }) => to?.[0]?.address)

  const onQueue = () => deliveryQueue.getJobCountByTypes('wait', 'active', 'delayed', 'prioritized')

  // Nothing is sent until everything is planned: how far the workers got is then no question of speed.
  await deliveryQueue.pause()
  await busy.post('/orders', { items: [{ product_id: ofBusy.id, quantity: 1 }] })
  await withTenant(database, busy.id, (tx) =>
    sql`INSERT INTO outbox (user_id, event, payload)
        SELECT user_id, event, payload FROM outbox, generate_series(1, 199) WHERE user_id = ${busy.id}`.execute(tx),
  )
  const pending = () =>
    withPlatform(database, (tx) =>
      tx
        .selectFrom('notification_deliveries')
        .select((row) => row.fn.countAll<number>().as('count'))
        .where('user_id', '=', busy.id)
        .executeTakeFirstOrThrow(),
    )
  await eventually(async () => (await pending()).count === 200)
  await eventually(async () => (await onQueue()) === 20)

  await quiet.post('/orders', { items: [{ product_id: ofQuiet.id, quantity: 1 }] })
  await eventually(async () => (await onQueue()) === 21)
  await deliveryQueue.resume()
  await eventually(() => positions().includes(quiet.email))
  // Behind the share that was on the queue before it, and at most what the other workers sent meanwhile.
  expect(positions().indexOf(quiet.email)).toBeLessThan(30)
  await eventually(() => souk.mailServer.received.length === 201, 60_000)
  await new Promise((resolve) => setTimeout(resolve, 200))
  expect(souk.mailServer.attempts()).toBe(201)
}, 120_000)
