import { expect, it } from 'vitest'
import { stripeInTest } from '#test/stripe-payment.ts'
import { ProviderRefused } from '../provider.ts'

const stripe = stripeInTest({ attemptMs: 400 })
const creation = 'POST /v1/refunds'
const newKey = () => `refund-${crypto.randomUUID()}`

it('gives back once per key: at once twenty times, and also after Stripe has forgotten the key', async () => {
  const account = stripe.fake.addAccount()
  const payment = await stripe.paid({ account })
  const key = newKey()
  const once = () => stripe.provider.refund(payment, 1_000n, key)
  // The key is in use while the others ask.
  stripe.fake.befall(creation, 'slow', { ms: 200 })
  const answers = await Promise.allSettled(Array.from({ length: 20 }, once))
  const first = await once()
  expect(answers).toEqual(answers.map(() => ({ status: 'fulfilled', value: first })))
  stripe.fake.forgetKeys()
  expect(await once()).toEqual(first)
  expect(first).toEqual({ ref: expect.any(String), key, amount: 1_000n, state: 'succeeded', failure: null })
  expect((await stripe.provider.read(payment)).refunds).toEqual([first])
})

it.each(['lost', 'cut', 'silent', 'late'] as const)('gives back once when the line is bad: %s', async (kind) => {
  const payment = await stripe.paid()
  const key = newKey()
  stripe.fake.befall(creation, kind, { times: 2, ms: 2_000 })
  await stripe.provider.refund(payment, 1_000n, key).catch(() => null)
  stripe.fake.recover()
  const refund = await stripe.provider.refund(payment, 1_000n, key)
  expect((await stripe.provider.read(payment)).refunds).toEqual([refund])
})

it('finds the refund that Stripe made while it said that it had failed', async () => {
  const payment = await stripe.paid()
  const key = newKey()
  stripe.fake.befall(creation, 'fails-after')
  const error = await stripe.provider.refund(payment, 1_000n, key).catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(Error)
  expect(error).not.toBeInstanceOf(ProviderRefused)
  expect(await stripe.provider.refund(payment, 1_000n, key)).toMatchObject({ key, state: 'succeeded' })
  expect((await stripe.provider.read(payment)).refunds).toHaveLength(1)
})

it('does not get around a failure that Stripe keeps under the key, until the key is forgotten', async () => {
  const payment = await stripe.paid()
  const key = newKey()
  stripe.fake.befall(creation, 'fails')
  for (const _time of [1, 2])
    await expect(stripe.provider.refund(payment, 1_000n, key)).rejects.toThrow('An unknown error occurred.')
  stripe.fake.forgetKeys()
  expect(await stripe.provider.refund(payment, 1_000n, key)).toMatchObject({ state: 'succeeded' })
})

it('is refused beyond what was taken, for what was never paid, and for what the bank took back', async () => {
  const payment = await stripe.paid({ amount: 1_000n })
  await stripe.provider.refund(payment, 400n, newKey())
  await expect(stripe.provider.refund(payment, 601n, newKey())).rejects.toThrow(ProviderRefused)
  await stripe.provider.refund(payment, 600n, newKey())
  await expect(stripe.provider.refund(payment, 1n, newKey())).rejects.toThrow(ProviderRefused)
  await expect(stripe.provider.refund(await stripe.begin(), 1n, newKey())).rejects.toThrow(ProviderRefused)
  const disputed = await stripe.paid()
  stripe.fake.dispute(disputed.ref)
  await expect(stripe.provider.refund(disputed, 1n, newKey())).rejects.toThrow(ProviderRefused)
})

it('answers how a refund that waits for the bank has ended', async () => {
  stripe.fake.refundsAre('pending')
  const payment = await stripe.paid({ amount: 150_000n, currency: 'JPY' })
  const [comes, fails] = [
    await stripe.provider.refund(payment, 50_000n, newKey()),
    await stripe.provider.refund(payment, 30_000n, newKey()),
  ]
  stripe.fake.refundsAre('succeeded')
  expect([comes.state, fails.state]).toEqual(['pending', 'pending'])
  stripe.fake.concludeRefund(comes.ref, 'succeeded')
  stripe.fake.concludeRefund(fails.ref, 'failed')
  expect((await stripe.provider.read(payment)).refunds).toEqual([
    { ...fails, state: 'failed', failure: 'expired_or_canceled_card' },
    { ...comes, state: 'succeeded' },
  ])
  expect(stripe.fake.money().refunded).toBeGreaterThan(0)
})
