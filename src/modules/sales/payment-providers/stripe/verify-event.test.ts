import Stripe from 'stripe'
import { expect, it } from 'vitest'
import type { FakeEvent } from '#test/fake-stripe/world.ts'
import { stripeInTest } from '#test/stripe-payment.ts'
import { openStripe } from '../index.ts'
import { ForgedEvent, type RawRequest } from '../provider.ts'

const stripe = stripeInTest()
const nothing = { ref: null, key: null, part: null, account: null }

const requestOf = (event: FakeEvent, secret?: string): RawRequest => {
  const { headers, body } = stripe.fake.signed(event, secret)
  return { headers, body: Buffer.from(body) }
}

const last = (type: string): FakeEvent => {
  const event = stripe.fake.events.findLast((sent) => sent.type === type)
  if (event === undefined) throw new Error(`No event of ${type} was sent.`)
  return event
}

const verified = (type: string) => {
  const event = last(type)
  const { id, ...subject } = stripe.provider.verify(requestOf(event))
  expect(id).toBe(event.id)
  return subject
}

it('yields ids alone: which payment an event speaks of, by its page or by the key it was started with', async () => {
  const payment = stripe.wish({ account: stripe.fake.addAccount() })
  const { ref } = await stripe.provider.start(payment)
  const ofPage = { ...nothing, ref, key: payment.key }
  const byKey = { ...nothing, key: payment.key }
  stripe.fake.decline(ref)
  expect(verified('payment_intent.payment_failed')).toEqual(byKey)
  stripe.fake.pay(ref)
  expect(verified('checkout.session.completed')).toEqual(ofPage)
  expect(verified('payment_intent.succeeded')).toEqual(byKey)
  expect(verified('charge.succeeded')).toEqual(byKey)
  await stripe.provider.refund({ ref, currency: 'EUR', account: payment.account }, 100n, `${payment.key}-refund`)
  expect(verified('refund.created')).toEqual(byKey)
  expect(verified('charge.refunded')).toEqual(byKey)
})

it('finds the payment of a refund or a dispute that began at the site of Stripe', async () => {
  const account = stripe.fake.addAccount()
  const { ref } = await stripe.paid({ account })
  stripe.fake.concludeRefund(stripe.fake.refundByHand(ref, 100), 'failed')
  stripe.fake.dispute(ref)
  for (const type of ['refund.created', 'refund.failed', 'charge.dispute.created']) {
    const { part, ...others } = verified(type)
    expect(others).toEqual({ ref: null, key: null, account: null })
    expect(part).toEqual({ ref: expect.stringMatching(/^pi_/), account })
    expect(part && (await stripe.provider.find?.(part))).toBe(ref)
  }
  expect(await stripe.provider.find?.({ ref: 'pi_of_another_site', account })).toBeNull()
})

it('knows events of accounts: filled in, restricted, gone', async () => {
  const account = stripe.fake.addAccount({ ready: false })
  stripe.fake.completeAccount(account)
  expect(verified('account.updated')).toEqual({ ...nothing, account })
  expect(verified('v2.core.account[requirements].updated')).toEqual({ ...nothing, account })
  stripe.fake.leave(account)
  expect(verified('account.application.deauthorized')).toEqual({ ...nothing, account })
})

it('takes no interest in other events, whatever they look like, nor in what a shop sells elsewhere', () => {
  const verify = (event: object) => stripe.provider.verify(requestOf({ id: '', type: '', body: JSON.stringify(event) }))
  const id = 'evt_1'
  for (const event of [
    { type: 'customer.created', account: 'acct_1', data: { object: { id: 'cus_1' } } },
    { type: 'invoice.paid', data: { object: { id: 'in_1', payment_intent: { id: 'pi_1' }, metadata: [] } } },
    { type: 'payment_intent.succeeded', account: 'acct_1', data: { object: { id: 'pi_1', metadata: {} } } },
    { type: 'charge.succeeded', data: { object: { id: 'ch_1', payment_intent: 'pi_1' } } },
    { type: 'v2.core.account_person.updated', related_object: { id: 'person_1' } },
    { type: 'balance.available' },
  ])
    expect(verify({ id, ...event }), event.type).toEqual({ id, ...nothing })
})

it('believes nothing that is not signed by one of its secrets over these bytes in the last five minutes', async () => {
  await stripe.paid()
  const event = last('checkout.session.completed')
  const { headers, body } = requestOf(event)
  const { webhooks } = new Stripe('sk_test_of_the_forger')
  const at = (seconds: number) =>
    webhooks.generateTestHeaderString({
      payload: event.body,
      secret: stripe.fake.webhookSecret,
      timestamp: Math.floor(Date.now() / 1_000) - seconds,
    })
  expect(stripe.provider.verify({ headers: { 'stripe-signature': at(290) }, body })).toMatchObject({ id: event.id })
  const signature = headers['stripe-signature'] as string
  const forged: [string, RawRequest][] = [
    ['no signature', { headers: {}, body }],
    ['an empty one', { headers: { 'stripe-signature': '' }, body }],
    ['two headers', { headers: { 'stripe-signature': [signature, signature] }, body }],
    ['nonsense', { headers: { 'stripe-signature': 't=1,v1=00,v0=' }, body }],
    ['no scheme that counts', { headers: { 'stripe-signature': signature.replace('v1=', 'v0=') }, body }],
    ['six minutes old', { headers: { 'stripe-signature': at(360) }, body }],
    ['another secret', requestOf(event, 'whsec_of_the_forger')],
    ['one byte more', { headers, body: Buffer.concat([body, Buffer.from(' ')]) }],
    ['other bytes of the same meaning', { headers, body: Buffer.from(JSON.stringify(JSON.parse(event.body))) }],
    ['nothing', { headers, body: Buffer.alloc(0) }],
  ]
  for (const [what, request] of forged) expect(() => stripe.provider.verify(request), what).toThrow(ForgedEvent)
})

it('knows each of several secrets, such as a new one beside the old', async () => {
  await stripe.paid()
  const [old, fresh] = [stripe.fake.webhookSecret, 'whsec_fresh']
  const provider = await openStripe({ secretKey: stripe.fake.secretKey, webhookSecrets: [old, fresh] })
  const event = last('checkout.session.completed')
  for (const secret of [old, fresh]) expect(provider.verify(requestOf(event, secret))).toMatchObject({ id: event.id })
  expect(() => provider.verify(requestOf(event, 'whsec_third'))).toThrow(ForgedEvent)
})
