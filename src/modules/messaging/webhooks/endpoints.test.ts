import { beforeAll, describe, expect, it } from 'vitest'
import { newUser } from '#test/client.ts'
import { eventually, type Souk, startSouk } from '#test/harness.ts'
import { tablesHolding } from '#test/table-search.ts'
import { type Heard, refusing, startReceiver } from '#test/webhook-receiver.ts'
import { deliveriesOf, settled, shopWith, verified } from '#test/webhook-shop.ts'

let souk: Souk
beforeAll(async () => {
  souk = await startSouk({ WEBHOOK_ALLOW_PRIVATE: 'true', MONITORING_KEPT_PER_SECOND: '1000' })
})

describe('an endpoint', () => {
  it('that has failed for three days is paused, its owner is notified, and what it missed can be replayed', async () => {
    const shop = await shopWith(souk, ['order.created'])
    shop.receiver.answer(refusing(503))
    await shop.order()
    await eventually(async () => (await shop.merchant.get(shop.path)).body.data.failing_since)
    expect((await shop.merchant.get(shop.path)).body.data.state).toBe('active')
    await souk.owner.query(
      "UPDATE webhook_endpoints SET failing_since = now() - interval '3 days' WHERE user_id = $1",
      [shop.merchant.id],
    )
    await shop.order()
    await eventually(async () => (await shop.merchant.get(shop.path)).body.data.state === 'paused')
    expect((await deliveriesOf(shop)).map(({ state }: { state: string }) => state)).toEqual(['failed', 'failed'])
    const mail = await eventually(() =>
      souk.mailServer.received.find(
        ({ to, subject }) => to?.[0]?.address === shop.merchant.email && subject?.includes('is paused'),
      ),
    )
    expect(mail.text).toContain(new URL(shop.receiver.url).host)
    expect(mail.text).not.toContain('/hook')

    await shop.order()
    await eventually(async () => (await shop.merchant.get('/events')).body.data.length === 3)
    expect((await deliveriesOf(shop)).length).toBe(2)
    for (const act of ['test', 'replay'])
      expect((await shop.merchant.post(`${shop.path}/${act}`, act === 'replay' ? { from: 1 } : undefined)).status).toBe(
        409,
      )
    shop.receiver.heard.length = 0
    shop.receiver.answer((response) => response.end())
    expect((await shop.merchant.call('PATCH', shop.path, { state: 'active' })).body.data.failing_since).toBeNull()
    expect((await shop.merchant.post(`${shop.path}/replay`, { from: 2, to: 3 })).body.data).toEqual({ queued: 2 })
    await eventually(() => shop.receiver.heard.length === 2)
    const received = shop.receiver.heard.map((heard) => verified(shop.secret, heard).data.sequence)
    expect(received.sort()).toEqual([2, 3])
    const all = { from: '2020-01-01T00:00:00Z', to: '2100-01-01T00:00:00Z' }
    expect((await shop.merchant.post(`${shop.path}/replay`, all)).body.data).toEqual({ queued: 3 })
    await eventually(async () => (await deliveriesOf(shop, '?state=delivered')).length === 3)
    // The same event has the same id, however often it is sent.
    expect(new Set(shop.receiver.heard.map(({ headers }) => headers['webhook-id'])).size).toBe(3)
  })

  it('that says it is gone is paused at once', async () => {
    const shop = await shopWith(souk, ['order.created'])
    shop.receiver.answer(refusing(410))
    await shop.order()
    await eventually(async () => (await shop.merchant.get(shop.path)).body.data.state === 'paused')
  })

  it('is tested by an event that nothing happened for', async () => {
    const shop = await shopWith(souk, ['refund.*'])
    const { status, body } = await shop.merchant.post(`${shop.path}/test`)
    expect([status, body.data.event, body.data.state]).toEqual([202, 'webhook.test', 'pending'])
    await eventually(() => shop.receiver.heard.length === 1)
    expect(verified(shop.secret, shop.receiver.heard[0] as Heard)).toMatchObject({ type: 'webhook.test' })
  })

  it('that never answers keeps nobody waiting, and has five requests at most', async () => {
    const [slow, other] = [await shopWith(souk, ['order.created']), await shopWith(souk, ['order.created'])]
    slow.receiver.answer(() => {})
    const quick = await startReceiver()
    await slow.merchant.post('/webhook-endpoints', { url: quick.url, events: ['order.created'] })
    for (let count = 0; count < 12; count += 1) await Promise.all([slow.order(), other.order()])
    // Each request may take ten seconds: in time these can only be where they do not wait for those.
    await eventually(() => quick.heard.length === 12 && other.receiver.heard.length === 12, 9_000)
    expect(slow.receiver.heard).toHaveLength(5)
  })

  it('follows no redirect', async () => {
    const [shop, elsewhere] = [await shopWith(souk, ['order.created']), await startReceiver()]
    shop.receiver.answer((response) => response.writeHead(307, { location: elsewhere.url }).end())
    await shop.order()
    await eventually(async () => (await deliveriesOf(shop))[0]?.response_status === 307)
    expect(elsewhere.heard).toEqual([])
  })

  it('shows its secret once, and nobody keeps it in the clear', async () => {
    const shop = await shopWith(souk)
    const { body: rotated } = await shop.merchant.post(`${shop.path}/secret-rotation`)
    const admin = await newUser(souk, 'admin')
    await admin.post(`${shop.path}/secret-rotation`)
    const answers = [
      await shop.merchant.get('/webhook-endpoints'),
      await shop.merchant.get(shop.path),
      await shop.merchant.call('PATCH', shop.path, { events: ['*'] }),
      await shop.merchant.get(`${shop.path}/deliveries`),
    ]
    await shop.merchant.post('/webhook-endpoints', { url: shop.receiver.url }, { 'idempotency-key': 'mine' })
    const again = await shop.merchant.post(
      '/webhook-endpoints',
      { url: shop.receiver.url },
      { 'idempotency-key': 'mine' },
    )
    await souk.dependencies.recorder.flush()
    const audited = (await admin.get('/audit?action=webhook-endpoints')).body
    for (const secret of [shop.secret, rotated.data.secret, again.body.data.secret]) {
      expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
      expect(JSON.stringify([...answers.map(({ body }) => body), audited])).not.toContain(secret)
      expect(await tablesHolding(souk.owner, secret.slice('whsec_'.length))).toEqual([])
    }
  })

  it("is no other shop's to see or use", async () => {
    const [shop, stranger] = [await shopWith(souk, ['order.created']), await newUser(souk, 'merchant')]
    await shop.order()
    const { id } = await settled(shop, 'delivered')
    const refused = [
      await stranger.get(shop.path),
      await stranger.call('PATCH', shop.path, { state: 'paused' }),
      await stranger.call('DELETE', shop.path),
      await stranger.get(`${shop.path}/deliveries`),
      await stranger.post(`${shop.path}/secret-rotation`),
      await stranger.post(`${shop.path}/test`),
      await stranger.post(`${shop.path}/replay`, { from: 1 }),
      await stranger.post(`${shop.path}/deliveries/${id}/retry`),
      await stranger.post(`/webhook-endpoints/deliveries/${id}/retry`),
    ]
    expect(refused.map(({ status }) => status)).toEqual(refused.map(() => 404))
    expect((await stranger.get('/webhook-endpoints')).body.data).toEqual([])
    const own = await shopWith(souk)
    expect((await own.merchant.post(`${own.path}/deliveries/${id}/retry`)).status).toBe(404)
    // And an event goes to its own shop's endpoints alone.
    await own.order()
    await eventually(() => own.receiver.heard.length === 1)
    expect(shop.receiver.heard).toHaveLength(1)
  })

  it.each([
    [{ url: 'nowhere' }, 'url'],
    [{ url: 'ftp://example.com' }, 'url'],
    [{ url: 'http://name:word@example.com' }, 'url'],
    [{ url: `http://example.com/${'x'.repeat(2_000)}` }, 'url'],
    [{ url: 'http://example.com', events: [] }, 'events'],
    [{ url: 'http://example.com', events: ['order'] }, 'events.0'],
    [{ url: 'http://example.com', events: ['nothing.*'] }, 'events.0'],
    [{ url: 'http://example.com', events: ['account.password-changed'] }, 'events.0'],
  ])('is refused as %j', async (request, field) => {
    const merchant = await newUser(souk, 'merchant')
    const { status, body } = await merchant.post('/webhook-endpoints', request)
    expect([status, Object.keys(body.errors)]).toEqual([422, [field]])
  })

  it('is one of twenty at most', async () => {
    const merchant = await newUser(souk, 'merchant')
    const made = await Promise.all(
      Array.from({ length: 22 }, () => merchant.post('/webhook-endpoints', { url: 'http://127.0.0.1:1/' })),
    )
    expect(made.map(({ status }) => status).sort()).toEqual([...Array(20).fill(201), 409, 409])
  })
})
