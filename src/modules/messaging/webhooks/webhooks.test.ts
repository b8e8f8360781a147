import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { withPlatform } from '#platform/database/transactions.ts'
import { eventually, type Souk, startSouk } from '#test/harness.ts'
import { type Heard, refusing } from '#test/webhook-receiver.ts'
import { deliveriesOf, type HookedShop, settled, shopWith, verified } from '#test/webhook-shop.ts'
import { pauseAfterMs } from './attempts.ts'
import { readWebhookBacklog } from './webhook-backlog.ts'

let souk: Souk
beforeAll(async () => {
  souk = await startSouk({ WEBHOOK_ALLOW_PRIVATE: 'true' })
})

const hasten = ({ merchant }: HookedShop) =>
  souk.owner.query("UPDATE webhook_deliveries SET due_at = now() WHERE user_id = $1 AND state = 'pending'", [
    merchant.id,
  ])

describe('a webhook', () => {
  it('is signed as the Standard Webhooks specification says, and says what the log says', async () => {
    const shop = await shopWith(souk)
    const id = await shop.order()
    await eventually(() => shop.receiver.heard.length === 1)
    const [heard] = shop.receiver.heard as [Heard]
    const { data: logged } = (await shop.merchant.get('/events')).body
    expect(verified(shop.secret, heard)).toEqual({
      type: 'order.created',
      timestamp: logged[0].data.at,
      data: { ...logged[0].data, sequence: 1 },
    })
    expect(logged[0].data.order_id).toBe(id)
    expect(heard.headers['content-type']).toBe('application/json')
    expect(() => verified(shop.secret, { ...heard, body: heard.body.replace(`${id}`, `${id + 1}`) })).toThrow()
    expect(await settled(shop, 'delivered')).toMatchObject({
      webhook_id: heard.headers['webhook-id'],
      event: 'order.created',
      sequence: 1,
      attempts: 1,
      request_body: heard.body,
      response_status: 204,
      failure: null,
      next_attempt_at: null,
    })
  })

  it('comes for the events that were asked for, and no others', async () => {
    const shop = await shopWith(souk, ['order.*', 'product.restocked'], 1)
    const id = await shop.order()
    await shop.merchant.call('PUT', `/orders/${id}/status`, { status: 'cancelled' })
    await eventually(() => shop.receiver.heard.length === 3)
    // What is sold out was announced before what came back.
    await eventually(async () => (await shop.merchant.get('/events')).body.data.length === 4)
    const types = shop.receiver.heard.map((heard) => verified(shop.secret, heard).type)
    expect(types.sort()).toEqual(['order.created', 'order.status-changed', 'product.restocked'])
  })

  it('is signed by both secrets for a day after a rotation, and then by the new one', async () => {
    const shop = await shopWith(souk)
    const { body } = await shop.merchant.post(`${shop.path}/secret-rotation`)
    expect(Date.parse(body.data.previous_secret_ends_at) - Date.now()).toBeGreaterThan(23.9 * 3_600_000)
    await shop.order()
    await eventually(() => shop.receiver.heard.length === 1)
    for (const secret of [shop.secret, body.data.secret]) verified(secret, shop.receiver.heard[0] as Heard)
    await souk.owner.query('UPDATE webhook_endpoints SET previous_secret_ends_at = now() WHERE user_id = $1', [
      shop.merchant.id,
    ])
    await shop.order()
    await eventually(() => shop.receiver.heard.length === 2)
    verified(body.data.secret, shop.receiver.heard[1] as Heard)
    expect(() => verified(shop.secret, shop.receiver.heard[1] as Heard)).toThrow()
  })

  it('is tried five times under one id, then given up, and sent again when somebody says so', async () => {
    const shop = await shopWith(souk, ['order.created'])
    shop.receiver.answer(refusing(500, 'x'.repeat(5_000)))
    await shop.order()
    for (const attempt of [1, 2, 3, 4, 5]) {
      await eventually(async () => (await deliveriesOf(shop))[0]?.attempts === attempt)
      await eventually(async () => (await deliveriesOf(shop))[0]?.response_status === 500)
      await eventually(async () => {
        const { rows } = await souk.owner.query(
          'SELECT FROM webhook_deliveries WHERE user_id = $1 AND leased_until IS NULL',
          [shop.merchant.id],
        )
        return rows.length === 1
      })
      if (attempt === 1) {
        const [{ next_attempt_at, attempted_at, response_body, failure }] = await deliveriesOf(shop)
        expect(Date.parse(next_attempt_at) - Date.parse(attempted_at)).toBeGreaterThanOrEqual(5_000)
        expect(response_body).toBe('x'.repeat(2_000))
        expect(failure).toBe('The answer was 500.')
      }
      await hasten(shop)
    }
    const given = await settled(shop, 'failed')
    expect(given).toMatchObject({ attempts: 5, next_attempt_at: null })
    expect(new Set(shop.receiver.heard.map(({ headers }) => headers['webhook-id']))).toEqual(
      new Set([given.webhook_id]),
    )
    expect(shop.receiver.heard).toHaveLength(5)

    shop.receiver.answer((response) => response.end())
    expect((await shop.merchant.post(`${shop.path}/deliveries/${given.id}/retry`)).status).toBe(202)
    expect(await settled(shop, 'delivered')).toMatchObject({ id: given.id, attempts: 1, failure: null })
    expect(shop.receiver.heard.at(-1)?.headers['webhook-id']).toBe(given.webhook_id)
    expect((await shop.merchant.post(`/webhook-endpoints/deliveries/${given.id}/retry`)).status).toBe(202)
    await eventually(() => shop.receiver.heard.length === 7)
  })

  it('is counted by outcome, and while it waits; one is late that is due, and none of a paused endpoint', async () => {
    const figures = async () => {
      const text = await (await fetch(`${souk.origin}/metrics`)).text()
      const of = (name: string) =>
        Number(
          text
            .split('\n')
            .find((line) => line.startsWith(name))
            ?.split(' ')
            .at(-1),
        )
      const sends = (outcome: string) => of(`souk_webhook_send_duration_seconds_count{outcome="${outcome}"}`)
      return {
        sent: sends('sent'),
        failed: sends('failed'),
        waiting: of('souk_webhook_waiting'),
        age: of('souk_webhook_oldest_delivery_age_seconds'),
      }
    }
    const before = await figures()
    const [good, bad] = [await shopWith(souk, ['order.created']), await shopWith(souk, ['order.created'])]
    bad.receiver.answer(refusing(500))
    await good.order()
    await bad.order()
    await settled(good, 'delivered')
    await eventually(async () => (await figures()).failed === before.failed + 1)
    const { sent, waiting, age } = await figures()
    expect([sent - before.sent, waiting - before.waiting, age]).toEqual([1, 1, before.age])
    // In one transaction, so that no worker takes it up while it is due.
    const { oldest } = await withPlatform(souk.dependencies.database, async (tx) => {
      const due = (when: string) =>
        sql`UPDATE webhook_deliveries SET due_at = now() + ${when}::interval
          WHERE user_id = ${bad.merchant.id} AND state = 'pending'`.execute(tx)
      await due('-90 seconds')
      const backlog = await readWebhookBacklog(tx)
      await due('1 hour')
      return backlog
    })
    expect(Date.now() - Number(oldest)).toBeGreaterThan(89_000)
    expect((await bad.merchant.call('PATCH', bad.path, { state: 'paused' })).status).toBe(200)
    expect((await figures()).waiting).toBe(before.waiting)
  })

  it('waits longer after each attempt, and never exactly as long as another', () => {
    const pauses = [1, 2, 3, 4].map((attempt) => pauseAfterMs(attempt) as number)
    expect(pauses).toEqual([...pauses].sort((one, other) => one - other))
    expect(new Set(Array.from({ length: 20 }, () => pauseAfterMs(4))).size).toBeGreaterThan(10)
    expect(pauseAfterMs(5)).toBeUndefined()
  })

  it('of a worker that was killed is sent by the next one, and is over when that was the last attempt', async () => {
    /** Leaves the delivery as a process does that was killed during the attempt, when its lease is over. */
    const killedAt = ({ merchant }: HookedShop, attempts: number) =>
      souk.owner.query(
        `UPDATE webhook_deliveries SET state = 'pending', attempts = $2, due_at = now(),
           leased_until = now() - interval '1 second' WHERE user_id = $1`,
        [merchant.id, attempts],
      )
    const [first, last] = [await shopWith(souk, ['order.created']), await shopWith(souk, ['order.created'])]
    for (const shop of [first, last]) await shop.order()
    for (const shop of [first, last]) await settled(shop, 'delivered')
    await killedAt(first, 1)
    await killedAt(last, 5)
    await eventually(() => first.receiver.heard.length === 2)
    expect(await settled(first, 'delivered')).toMatchObject({ attempts: 2 })
    expect(await settled(last, 'failed')).toMatchObject({
      attempts: 5,
      failure: 'The process ended during the last attempt.',
    })
    expect(last.receiver.heard).toHaveLength(1)
  })
})
