import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import Stripe from 'stripe'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type FakeStripe, startFakeStripe } from './fake-stripe.ts'
import { stripeInTest } from './stripe-payment.ts'

const inTest = stripeInTest()
let fake: FakeStripe
let api: Stripe

beforeAll(async () => {
  fake = await startFakeStripe()
  const { host, port } = fake
  api = new Stripe(fake.secretKey, { host, port, protocol: 'http', maxNetworkRetries: 0, telemetry: false })
})
afterAll(() => fake.stop())

const session = (amount: number): Stripe.Checkout.SessionCreateParams => ({
  mode: 'payment',
  success_url: 'https://shop.example/',
  line_items: [{ quantity: 1, price_data: { currency: 'eur', unit_amount: amount, product_data: { name: 'Shop' } } }],
})

const failureOf = (call: Promise<unknown>): Promise<Stripe.errors.StripeError> =>
  call.then(
    () => {
      throw new Error('It did not fail.')
    },
    (error) => error,
  )

it("keeps the first answer under an idempotency key, a 500 too, and refuses other parameters, as Stripe's documentation says", async () => {
  const create = (amount: number, idempotencyKey: string) =>
    api.checkout.sessions.create(session(amount), { idempotencyKey })
  const first = await create(1_000, 'one')
  expect((await create(1_000, 'one')).id).toBe(first.id)
  expect(await failureOf(create(2_000, 'one'))).toMatchObject({ statusCode: 400, rawType: 'idempotency_error' })
  fake.befall('POST /v1/checkout/sessions', 'fails')
  expect(await failureOf(create(1_000, 'two'))).toMatchObject({ statusCode: 500, rawType: 'api_error' })
  const replayed = await failureOf(create(1_000, 'two'))
  expect(replayed).toMatchObject({ statusCode: 500, headers: { 'idempotent-replayed': 'true' } })
})

it('keeps nothing of a request with wrong parameters, and none while another is at work', async () => {
  const options = { idempotencyKey: 'three' }
  const misspelt = { ...session(1_000), amuont: 1 }
  expect(await failureOf(api.checkout.sessions.create(misspelt, options))).toMatchObject({ code: 'parameter_unknown' })
  await api.checkout.sessions.create(session(1_000), options)
  fake.befall('POST /v1/checkout/sessions', 'slow', { ms: 500 })
  const create = () => api.checkout.sessions.create(session(1_000), { idempotencyKey: 'four' })
  const before = fake.asked.length
  const slow = create()
  await expect.poll(() => fake.asked.length).toBe(before + 1)
  expect(await failureOf(create())).toMatchObject({ statusCode: 409, code: 'idempotency_key_in_use' })
  const { id } = await slow
  expect((await create()).id).toBe(id)
})

it('knows its key and no other, and each account for itself', async () => {
  const { host, port } = fake
  const stranger = new Stripe('sk_test_stranger', { host, port, protocol: 'http', maxNetworkRetries: 0 })
  expect(await failureOf(stranger.checkout.sessions.list())).toMatchObject({ statusCode: 401 })
  const other = { stripeAccount: 'acct_1nobody' }
  expect(await failureOf(api.checkout.sessions.list({}, other))).toMatchObject({ code: 'account_invalid' })
  const account = { stripeAccount: fake.addAccount(), idempotencyKey: 'one' }
  const made = await api.checkout.sessions.create(session(1_000), account)
  const own = { stripeAccount: account.stripeAccount }
  expect((await api.checkout.sessions.list({}, own)).data.map(({ id }) => id)).toEqual([made.id])
})

it('tells a hook in signed events what happens, as often as it is made to, and says what it answered', async () => {
  const heard: { type: string; account?: string }[] = []
  const hook = createServer(async (request, response) => {
    const body = await buffer(request)
    const signature = request.headers['stripe-signature'] ?? ''
    heard.push(api.webhooks.constructEvent(body, signature, inTest.fake.webhookSecret) as (typeof heard)[number])
    response.writeHead(heard.length === 1 ? 503 : 200).end()
  })
  await new Promise<void>((resolve) => hook.listen(0, '127.0.0.1', () => resolve()))
  const url = `http://127.0.0.1:${(hook.address() as AddressInfo).port}/hooks/stripe`
  const account = inTest.fake.addAccount()
  const { ref } = await inTest.begin({ account })
  inTest.fake.sendEventsTo(url)
  inTest.fake.pay(ref)
  await inTest.fake.told()
  inTest.fake.sendEventsTo(null)
  const types = ['charge.succeeded', 'checkout.session.completed', 'payment_intent.succeeded']
  expect(heard.map(({ type }) => type).sort()).toEqual(types)
  expect(new Set(heard.map((event) => event.account))).toEqual(new Set([account]))
  expect(inTest.fake.deliveries.map(({ status }) => status).sort()).toEqual([200, 200, 503])
  const [event] = inTest.fake.events
  expect(event && (await inTest.fake.send(event, url))).toBe(200)
  expect(event && (await inTest.fake.send(event, 'http://127.0.0.1:1/hooks/stripe'))).toBeNull()
  await new Promise((resolve) => hook.close(resolve))
})

it('shows a page on which one pays, is declined, or goes back', async () => {
  const { captured } = inTest.fake.money()
  const payment = inTest.wish()
  const { ref } = await inTest.provider.start(payment)
  const page = `${inTest.fake.origin}/c/pay/${ref}`
  const press = (wish: string) =>
    fetch(page, { method: 'POST', body: new URLSearchParams({ wish }), redirect: 'manual' })
  expect(await (await fetch(page)).text()).toContain('4990 eur')
  expect(await (await press('decline')).text()).toContain('Your card was declined.')
  expect((await press('back')).headers.get('location')).toBe(payment.returnUrl)
  expect((await press('pay')).headers.get('location')).toBe(payment.returnUrl)
  expect(await (await fetch(page)).text()).toContain('All done here.')
  expect(inTest.fake.money()).toMatchObject({ captured: captured + 4_990 })
})
