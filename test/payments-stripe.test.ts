import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { FaultKind } from './fake-stripe/faults.ts'
import { type FakeStripe, startFakeStripe } from './fake-stripe.ts'
import { eventually, type Souk, startSouk } from './harness.ts'
import { openCart, openShopWith } from './store-visitor.ts'

const createPage = 'POST /v1/checkout/sessions'
const createRefund = 'POST /v1/refunds'

describe('paying at Stripe', () => {
  let [fake, souk, hook] = [] as unknown as [FakeStripe, Souk, string]

  beforeAll(async () => {
    fake = await startFakeStripe()
    souk = await startSouk({
      STRIPE_SECRET_KEY: fake.secretKey,
      STRIPE_WEBHOOK_SECRET: fake.webhookSecret,
      STRIPE_API_URL: fake.origin,
    })
    hook = `${souk.origin}/hooks/stripe`
    fake.sendEventsTo(hook)
  })
  afterAll(() => fake.stop())

  const one = async <Row>(text: string, values: unknown[] = []) => (await souk.owner.query(text, values)).rows[0] as Row
  const stockOf = async (id: number) =>
    (await one<{ quantity: number; ledger: number }>(
      'SELECT quantity, (SELECT sum(delta)::int FROM stock_movements WHERE product_id = products.id) AS ledger FROM products WHERE id = $1',
      [id],
    )) satisfies object
  const paymentOf = (cartId: number) =>
    one<Record<string, string>>('SELECT * FROM payments WHERE cart_id = $1 ORDER BY id DESC LIMIT 1', [cartId])
  const refundsOf = async (cartId: number) =>
    (
      await souk.owner.query(
        'SELECT refunds.state, refunds.amount FROM refunds JOIN payments USING (user_id) WHERE payments.id = payment_id AND cart_id = $1 ORDER BY refunds.id',
        [cartId],
      )
    ).rows.map(({ state, amount }) => `${amount} ${state}`)
  const methodsOf = async (slug: string) =>
    (await (await openCart(souk, slug)).call('GET', '/payment-methods')).body.data.map(
      ({ provider }: { provider: string }) => provider,
    )
  /** What a worker would do at its time is due now. */
  const hurry = async () => {
    await souk.owner.query('UPDATE refunds SET due_at = now() WHERE due_at IS NOT NULL')
    await souk.owner.query('UPDATE provider_events SET due_at = now() WHERE due_at IS NOT NULL')
  }
  const quiet = () =>
    eventually(async () => {
      await fake.told()
      return (
        (await one<{ left: number }>('SELECT count(*)::int AS left FROM provider_events WHERE due_at IS NOT NULL'))
          .left === 0
      )
    })

  /** A shop that Stripe is content with. */
  async function openedShop() {
    const shop = await openShopWith(souk, { Mug: { price: '10.00', quantity: 9 } })
    const onboarding = await shop.merchant.post('/payment-accounts/stripe/onboarding', {
      return_url: 'https://shop.example/',
    })
    expect(onboarding.status, JSON.stringify(onboarding.body)).toBe(200)
    const { account_ref: account } = await one<{ account_ref: string }>(
      'SELECT account_ref FROM payment_accounts WHERE user_id = $1',
      [shop.merchant.id],
    )
    return { ...shop, Mug: shop.products.Mug as number, account, url: onboarding.body.data.url as string }
  }

  async function readyShop() {
    const shop = await openedShop()
    fake.completeAccount(shop.account)
    await eventually(async () => (await methodsOf(shop.slug)).includes('stripe'))
    const cart = async (count = 1) => {
      const opened = await openCart(souk, shop.slug, { [shop.Mug]: count })
      const total = await opened.fillIn()
      const start = () =>
        opened.call('POST', '/payment', {
          provider: 'stripe',
          expected_total: total,
          return_url: 'https://shop.example/back',
        })
      return { ...opened, total, start, complete: () => opened.order(total) }
    }
    const orders = async () => (await shop.merchant.get('/orders')).body.data
    /** What was taken and given back of this shop's account, in cents. */
    const money = () => {
      const pages = fake.sessions().map(({ id }) => fake.session(id) as Shown)
      const mine = pages.filter(({ client_reference_id: key }) => key !== null && keysOf.get(key) === shop.slug)
      return mine.reduce(
        (sum, { payment_intent: intent }) => ({
          captured: sum.captured + (intent?.amount_received ?? 0),
          refunded: sum.refunded + (intent?.latest_charge?.amount_refunded ?? 0),
        }),
        { captured: 0, refunded: 0 },
      )
    }
    /** Starts, and pays with the page's own button. */
    const paid = async (count = 1) => {
      const bought = await cart(count)
      const started = await bought.start()
      expect(started.status, JSON.stringify(started.body)).toBe(201)
      const { key } = await paymentOf(bought.id)
      keysOf.set(key as string, shop.slug)
      const address = started.body.data.payment.next.redirect_url
      const pressed = await fetch(address, {
        method: 'POST',
        redirect: 'manual',
        body: new URLSearchParams({ wish: 'pay' }),
      })
      expect([pressed.status, pressed.headers.get('location')]).toEqual([303, 'https://shop.example/back'])
      return { ...bought, session: (await paymentOf(bought.id)).provider_ref as string }
    }
    return { ...shop, cart, paid, orders, money }
  }

  interface Shown {
    client_reference_id: string | null
    payment_intent: { amount_received: number; latest_charge: { amount_refunded: number } | null } | null
  }
  /** Whose payment a key is. */
  const keysOf = new Map<string, string>()

  it('is offered once Stripe has told that the account of the shop is complete, and no longer once it is not', async () => {
    const shop = await openedShop()
    expect(shop.url).toContain(`/setup/s/${shop.account}/`)
    expect(await methodsOf(shop.slug)).toEqual(['manual'])
    const again = await shop.merchant.post('/payment-accounts/stripe/onboarding', {})
    expect([again.status, again.body.data.url.includes(shop.account)]).toEqual([200, true])
    fake.completeAccount(shop.account)
    await eventually(async () => (await methodsOf(shop.slug)).includes('stripe'))
    expect(await methodsOf(shop.slug)).toEqual(['stripe', 'manual'])
    fake.restrictAccount(shop.account, 'identity.individual.verification.document')
    await eventually(async () => !(await methodsOf(shop.slug)).includes('stripe'))
  })

  it('makes one order of a payment, told twenty times at once and then by all its events in any order', async () => {
    const shop = await readyShop()
    const before = fake.events.length
    fake.sendEventsTo(null)
    const bought = await shop.paid(2)
    const events = fake.events.slice(before)
    const completed = events.find(({ type }) => type === 'checkout.session.completed')
    if (completed === undefined) throw new Error('Stripe told nothing of the page.')
    const statuses = await Promise.all(Array.from({ length: 20 }, () => fake.send(completed, hook)))
    expect(new Set(statuses)).toEqual(new Set([200]))
    for (let round = 0; round < 5; round += 1) {
      const shuffled = [...events, ...events].sort(() => Math.random() - 0.5)
      expect(new Set(await Promise.all(shuffled.map((event) => fake.send(event, hook))))).toEqual(new Set([200]))
    }
    fake.sendEventsTo(hook)
    await eventually(async () => (await shop.orders()).length > 0)
    await quiet()
    const { kept } = await one<{ kept: number }>(
      'SELECT count(*)::int AS kept FROM provider_events WHERE event_id = ANY ($1)',
      [events.map(({ id }) => id)],
    )
    expect(kept).toBe(events.length)
    expect((await shop.orders()).map(({ payment_status }: { payment_status: string }) => payment_status)).toEqual([
      'paid',
    ])
    const placed = await bought.complete()
    expect([placed.status, placed.body.data.order.totals.total]).toEqual([200, '24.90'])
    expect(await stockOf(shop.Mug)).toEqual({ quantity: 7, ledger: 7 })
    expect(shop.money()).toEqual({ captured: 2_490, refunded: 0 })
    expect((await paymentOf(bought.id)).captured).toBe('24.90')
  })

  it('refuses what Stripe has not signed, and changes nothing by it', async () => {
    const shop = await readyShop()
    const before = fake.events.length
    fake.sendEventsTo(null)
    const bought = await shop.paid()
    const [event] = fake.events.slice(before)
    if (event === undefined) throw new Error('Stripe told nothing.')
    const count = async () => (await one<{ all: number }>('SELECT count(*)::int AS all FROM provider_events')).all
    const kept = await count()
    const { headers, body } = fake.signed(event)
    const forged = [
      fake.signed(event, 'whsec_stranger'),
      { headers, body: body.replace('evt_', 'evt_x') },
      { headers: { 'content-type': 'application/json' }, body },
      {
        headers: { ...headers, 'stripe-signature': headers['stripe-signature'].replace(/t=\d+/, 't=1700000000') },
        body,
      },
    ]
    for (const request of forged) {
      const answer = await fetch(hook, {
        method: 'POST',
        headers: request.headers as Record<string, string>,
        body: request.body,
      })
      expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([400, 'malformed_request'])
    }
    expect(await count()).toBe(kept)
    expect((await paymentOf(bought.id)).state).toBe('pending')
    expect(await shop.orders()).toEqual([])
    expect(await fake.send(event, hook)).toBe(200)
    fake.sendEventsTo(hook)
    await eventually(async () => (await shop.orders()).length === 1)
  })

  it("books once what is given back by the API, and what is given back at Stripe's own site", async () => {
    const shop = await readyShop()
    const bought = await shop.paid(3)
    await bought.complete()
    const [{ id }] = await shop.orders()
    expect((await shop.merchant.post(`/orders/${id}/refunds`, { amount: '10.00' })).status).toBe(201)
    await eventually(async () => (await paymentOf(bought.id)).refunded === '10.00')
    fake.refundByHand(bought.session, 490)
    await eventually(async () => (await paymentOf(bought.id)).refunded === '14.90')
    for (const event of fake.events.filter(({ type }) => /refund/.test(type))) await fake.send(event, hook)
    await quiet()
    expect(await refundsOf(bought.id)).toEqual(['10.00 succeeded', '4.90 succeeded'])
    expect((await shop.merchant.get(`/orders/${id}`)).body.data.payment_status).toBe('partially_refunded')
    expect((await shop.merchant.post(`/orders/${id}/refunds`, {})).body.data.amount).toBe('20.00')
    await eventually(async () => (await paymentOf(bought.id)).state === 'refunded')
    expect(shop.money()).toEqual({ captured: 3_490, refunded: 3_490 })
  })

  it("agrees with Stripe where the same money is given back at Stripe's own site while ours is under way", async () => {
    const shop = await readyShop()
    const bought = await shop.paid()
    await bought.complete()
    const [{ id }] = await shop.orders()
    fake.befall(createRefund, 'lost', { times: 2 })
    await shop.merchant.post(`/orders/${id}/refunds`, { amount: '8.00' })
    await eventually(
      async () =>
        (await one<{ attempts: number }>('SELECT attempts FROM refunds ORDER BY id DESC LIMIT 1')).attempts === 1,
    )
    await eventually(() => fake.asked.filter((asked) => asked === createRefund).length >= 2)
    fake.refundByHand(bought.session, 1_000)
    await quiet()
    await eventually(async () => {
      await hurry()
      return (await paymentOf(bought.id)).refunding === '0.00'
    })
    await quiet()
    expect(shop.money().refunded).toBe(1_000)
    await eventually(async () => (await paymentOf(bought.id)).refunded === '10.00')
    expect(await refundsOf(bought.id)).toEqual(['8.00 failed', '10.00 succeeded'])
  })

  it.each<FaultKind>(['lost', 'fails', 'silent', 'cut', 'fails-after'])(
    'charges once where the page is made and the answer is "%s"',
    async (kind) => {
      const shop = await readyShop()
      const bought = await shop.cart()
      fake.befall(createPage, kind, { times: 2 })
      const first = await bought.start()
      expect([201, 503]).toContain(first.status)
      fake.recover()
      const again = await bought.start()
      expect(again.status, JSON.stringify(again.body)).toBe(201)
      const payment = await paymentOf(bought.id)
      expect(again.body.data.payment.id).toBe(Number(payment.id))
      keysOf.set(payment.key as string, shop.slug)
      const address = again.body.data.payment.next.redirect_url
      await fetch(address, { method: 'POST', redirect: 'manual', body: new URLSearchParams({ wish: 'pay' }) })
      await eventually(async () => (await bought.complete()).status < 300)
      await quiet()
      expect(await shop.orders()).toHaveLength(1)
      expect(shop.money()).toEqual({ captured: 1_490, refunded: 0 })
      expect(await stockOf(shop.Mug)).toEqual({ quantity: 8, ledger: 8 })
    },
  )

  it.each<FaultKind>(['lost', 'fails', 'silent', 'cut', 'fails-after'])(
    'gives back once where the answer to it is "%s"',
    async (kind) => {
      const shop = await readyShop()
      const bought = await shop.paid()
      await bought.complete()
      const [{ id }] = await shop.orders()
      const before = fake.asked.filter((asked) => asked === createRefund).length
      fake.befall(createRefund, kind, { times: 2 })
      expect((await shop.merchant.post(`/orders/${id}/refunds`, { amount: '5.00' })).status).toBe(201)
      await eventually(() => fake.asked.filter((asked) => asked === createRefund).length > before)
      // The last attempt's own time limit, and the answer with it.
      if (kind === 'silent') await new Promise((resolve) => setTimeout(resolve, 11_000))
      fake.recover()
      // Stripe keeps a failure under its key for a day.
      if (kind === 'fails' || kind === 'fails-after') fake.forgetKeys()
      await eventually(async () => {
        await hurry()
        return (await paymentOf(bought.id)).refunding === '0.00'
      })
      await hurry()
      await quiet()
      expect(shop.money()).toEqual({ captured: 1_490, refunded: 500 })
      expect(await refundsOf(bought.id)).toEqual(['5.00 succeeded'])
      expect((await paymentOf(bought.id)).refunded).toBe('5.00')
    },
  )
})
