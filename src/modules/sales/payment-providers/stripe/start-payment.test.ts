import { expect, it } from 'vitest'
import { stripeInTest } from '#test/stripe-payment.ts'
import { ProviderRefused } from '../provider.ts'
import { checkoutLocale } from './checkout-locale.ts'

const stripe = stripeInTest({ attemptMs: 400 })
const creation = 'POST /v1/checkout/sessions'
const made = (key: string) => stripe.fake.sessions().filter(({ client_reference_id: id }) => id === key)

it("sends the buyer to a page of Stripe's that asks for the whole total under the shop's name, and comes back", async () => {
  const payment = stripe.wish({ amount: 12_345n })
  const { ref, next } = await stripe.provider.start(payment)
  expect(next).toEqual({ redirect_url: `${stripe.fake.origin}/c/pay/${ref}` })
  expect(made(payment.key)).toEqual([
    expect.objectContaining({
      id: ref,
      amount_total: 12_345,
      currency: 'eur',
      customer_email: 'buyer@example.org',
      locale: 'de',
      success_url: payment.returnUrl,
      cancel_url: payment.returnUrl,
      metadata: { souk_payment: payment.key },
      payment_intent_data: { metadata: { souk_payment: payment.key } },
      adaptive_pricing: { enabled: false },
      excluded_payment_method_types: expect.arrayContaining(['sepa_debit', 'customer_balance']),
    }),
  ])
})

it('answers the same page to the same key, however often and at whatever time of the hold, and makes no second one', async () => {
  const payment = stripe.wish()
  const first = await stripe.provider.start(payment)
  await new Promise((resolve) => setTimeout(resolve, 1_100))
  const again = await Promise.all([stripe.provider.start(payment), stripe.provider.start(payment)])
  expect(again).toEqual([first, first])
  expect(made(payment.key)).toHaveLength(1)
})

it('can start a page in the last second of a hold, and Stripe ends it by itself when nobody else does', async () => {
  const payment = stripe.wish({ holdEndsAt: new Date(Date.now() + 1_000) })
  await stripe.provider.start(payment)
  const [page] = made(payment.key)
  const outlives = (page?.expires_at ?? 0) - payment.holdEndsAt.getTime() / 1_000
  expect(outlives).toBeGreaterThan(30 * 60)
  expect(outlives).toBeLessThan(32 * 60)
})

it("charges in the shop's own account, and another account knows nothing of it", async () => {
  const [account, other] = [stripe.fake.addAccount(), stripe.fake.addAccount()]
  const { ref, currency } = await stripe.begin({ account })
  stripe.fake.pay(ref)
  await expect(stripe.provider.read({ ref, currency, account })).resolves.toMatchObject({ state: 'captured' })
  await expect(stripe.provider.read({ ref, currency, account: other })).rejects.toThrow(ProviderRefused)
  await expect(stripe.provider.read({ ref, currency, account: null })).rejects.toThrow(ProviderRefused)
})

it.each(['lost', 'cut', 'silent', 'late'] as const)('makes one page when the line is bad: %s', async (kind) => {
  const payment = stripe.wish()
  stripe.fake.befall(creation, kind, { ms: 3_000 })
  const { ref } = await stripe.provider.start(payment)
  expect(made(payment.key).map(({ id }) => id)).toEqual([ref])
})

it('gives up in time when Stripe never answers, and leaves open what was done', async () => {
  const payment = stripe.wish()
  stripe.fake.befall(creation, 'silent', { times: 2 })
  const began = Date.now()
  const error = await stripe.provider.start(payment).catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(Error)
  expect(error).not.toBeInstanceOf(ProviderRefused)
  expect(Date.now() - began).toBeLessThan(10_000)
  const { ref } = await stripe.provider.start(payment)
  expect(made(payment.key).map(({ id }) => id)).toEqual([ref])
})

it.each(['fails', 'fails-after'] as const)(
  "gets around a failure that Stripe has kept under the key (%s): nobody knows of that one's page",
  async (kind) => {
    const payment = stripe.wish()
    stripe.fake.befall(creation, kind)
    await expect(stripe.provider.start(payment)).rejects.toThrow('An unknown error occurred.')
    const first = await stripe.provider.start(payment)
    expect(await stripe.provider.start(payment)).toEqual(first)
    expect(first.next).toEqual({ redirect_url: expect.stringContaining(first.ref) })
  },
)

it('calls it a refusal when Stripe says no, and nothing else', async () => {
  const { provider, wish, fake } = stripe
  const unready = fake.addAccount({ ready: false })
  for (const no of [
    wish({ amount: 20n }),
    wish({ returnUrl: null }),
    wish({ currency: 'JPY', amount: 150n }),
    wish({ account: unready }),
    wish({ account: 'acct_1unknown' }),
  ])
    await expect(
      provider.start(no),
      JSON.stringify(no, (_, value) => String(value)),
    ).rejects.toThrow(ProviderRefused)
  const payment = wish()
  await provider.start(payment)
  fake.befall(creation, 'busy', { times: 2 })
  for (const unclear of [{ ...payment, amount: 1n + payment.amount }, wish()]) {
    const error = await provider.start(unclear).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(Error)
    expect(error).not.toBeInstanceOf(ProviderRefused)
  }
})

it('lets nobody go unpaid for an address that Stripe cannot read: its page asks for one', async () => {
  const payment = stripe.wish({ email: 'käufer@beispiel.example' })
  await stripe.provider.start(payment)
  expect(made(payment.key)).toMatchObject([{ customer_email: null }])
})

it("speaks the shop's language where Stripe does", () => {
  expect(
    ['de', 'de-AT', 'en-GB', 'en-US', 'pt-BR', 'pt-PT', 'nn-NO', 'zh-TW', 'ar-EG', 'sw'].map(checkoutLocale),
  ).toEqual(['de', 'de', 'en-GB', 'en', 'pt-BR', 'pt', 'nb', 'zh-TW', 'auto', 'auto'])
})
