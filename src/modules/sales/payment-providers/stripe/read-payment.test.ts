import { expect, it } from 'vitest'
import { stripeInTest } from '#test/stripe-payment.ts'
import { ProviderRefused } from '../provider.ts'

const stripe = stripeInTest()
const untouched = { refunds: [], disputed: false, failure: null }

it('says what has become of a payment: open, declined and tried again, paid', async () => {
  const payment = await stripe.begin()
  const open = { state: 'pending', currency: 'EUR', authorized: 0n, captured: 0n, ...untouched }
  expect(await stripe.provider.read(payment)).toEqual(open)
  stripe.fake.decline(payment.ref)
  expect(await stripe.provider.read(payment)).toEqual(open)
  stripe.fake.pay(payment.ref)
  expect(await stripe.provider.read(payment)).toEqual({
    ...open,
    state: 'captured',
    authorized: 4_990n,
    captured: 4_990n,
  })
})

it('answers another amount or currency as it is: whether it is enough, others decide', async () => {
  const less = await stripe.begin()
  stripe.fake.pay(less.ref, { amount: 4_989 })
  expect(await stripe.provider.read(less)).toMatchObject({ state: 'captured', captured: 4_989n, currency: 'EUR' })
  const yen = await stripe.begin()
  stripe.fake.pay(yen.ref, { amount: 4_990, currency: 'jpy' })
  expect(await stripe.provider.read(yen)).toMatchObject({ state: 'captured', captured: 499_000n, currency: 'JPY' })
})

it('stays pending while a bank has not answered, and then says what it was', async () => {
  const [comes, fails] = [await stripe.begin(), await stripe.begin()]
  for (const { ref } of [comes, fails]) stripe.fake.pay(ref, { how: 'later' })
  expect(await stripe.provider.read(comes)).toMatchObject({ state: 'pending', captured: 0n })
  stripe.fake.conclude(comes.ref, 'succeeded')
  stripe.fake.conclude(fails.ref, 'failed')
  expect(await stripe.provider.read(comes)).toMatchObject({ state: 'captured', captured: 4_990n })
  expect(await stripe.provider.read(fails)).toMatchObject({ state: 'failed', failure: 'Your card was declined.' })
})

it('takes what was only authorized, once, and says how much it was', async () => {
  const payment = await stripe.begin()
  await expect(stripe.provider.capture(payment, 4_990n, 'nothing-yet')).rejects.toThrow(ProviderRefused)
  stripe.fake.pay(payment.ref, { how: 'authorized' })
  expect(await stripe.provider.read(payment)).toMatchObject({ state: 'authorized', authorized: 4_990n, captured: 0n })
  const taken = await stripe.provider.capture(payment, 4_000n, `${payment.ref}-capture`)
  expect(taken).toMatchObject({ state: 'captured', captured: 4_000n })
  expect(await stripe.provider.capture(payment, 4_000n, `${payment.ref}-capture`)).toEqual(taken)
  await expect(stripe.provider.capture(payment, 1n, `${payment.ref}-more`)).rejects.toThrow(ProviderRefused)
})

it('lists all refunds of a payment, however many, and those made at the site of Stripe', async () => {
  const payment = await stripe.paid({ amount: 20_000n })
  const ours = await stripe.provider.refund(payment, 100n, 'ours-among-many')
  for (const amount of Array.from({ length: 105 }, (_, index) => index + 1))
    stripe.fake.refundByHand(payment.ref, amount)
  const { refunds, captured } = await stripe.provider.read(payment)
  expect(captured).toBe(20_000n)
  expect(refunds).toHaveLength(106)
  expect(new Set(refunds.map(({ ref }) => ref)).size).toBe(106)
  expect(refunds.reduce((sum, { amount }) => sum + amount, 0n)).toBe(100n + (105n * 106n) / 2n)
  expect(refunds.filter(({ key }) => key !== null)).toEqual([ours])
})

it('says that a payment is disputed until the shop has won', async () => {
  const [won, lost] = [await stripe.paid(), await stripe.paid()]
  const disputes = [stripe.fake.dispute(won.ref), stripe.fake.dispute(lost.ref)]
  expect(await stripe.provider.read(won)).toMatchObject({ state: 'captured', disputed: true })
  stripe.fake.concludeDispute(disputes[0] ?? '', 'won')
  stripe.fake.concludeDispute(disputes[1] ?? '', 'lost')
  expect(await stripe.provider.read(won)).toMatchObject({ disputed: false })
  expect(await stripe.provider.read(lost)).toMatchObject({ disputed: true })
})

it('cancels an open page, and again without harm; nobody can pay there any more', async () => {
  const payment = await stripe.begin()
  stripe.fake.decline(payment.ref)
  expect(await stripe.provider.cancel(payment, 'key')).toMatchObject({ state: 'cancelled', captured: 0n })
  expect(await stripe.provider.cancel(payment, 'key')).toMatchObject({ state: 'cancelled' })
  expect(stripe.fake.pay(payment.ref)).toBe(false)
})

it('answers the truth when it comes too late to cancel', async () => {
  const paid = await stripe.paid()
  expect(await stripe.provider.cancel(paid, 'key')).toMatchObject({ state: 'captured', captured: 4_990n })
  const processing = await stripe.begin()
  stripe.fake.pay(processing.ref, { how: 'later' })
  expect(await stripe.provider.cancel(processing, 'key')).toMatchObject({ state: 'pending' })
})

it('does not know whether it cancelled when Stripe fails, and cancels when it is asked again', async () => {
  const payment = await stripe.begin()
  stripe.fake.befall(`POST /v1/checkout/sessions/${payment.ref}/expire`, 'fails', { times: 1 })
  await expect(stripe.provider.cancel(payment, 'key')).rejects.toThrow('An unknown error occurred.')
  expect(await stripe.provider.cancel(payment, 'key')).toMatchObject({ state: 'cancelled' })
})
