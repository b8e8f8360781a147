import { expect, it } from 'vitest'
import { stripeInTest } from '#test/stripe-payment.ts'
import { ProviderRefused } from '../provider.ts'

const stripe = stripeInTest({ attemptMs: 400 })
const returnUrl = 'https://shop.example/dashboard/shop/payments'

const accounts = () => {
  const { accounts: offered } = stripe.provider
  if (offered === undefined) throw new Error('Stripe has accounts.')
  return offered
}

const onboard = (account: string | null, key: string = crypto.randomUUID()) =>
  accounts().onboard({ account, email: 'shop@example.org', country: 'DE', key, returnUrl })

it('opens one account per key, whatever happens on the way, and each time another link to it', async () => {
  const key = crypto.randomUUID()
  stripe.fake.befall('POST /v2/core/accounts', 'cut')
  stripe.fake.befall('POST /v2/core/account_links', 'fails')
  await expect(onboard(null, key)).rejects.toThrow('An unknown error occurred.')
  const before = stripe.fake.accounts().length
  const first = await onboard(null, key)
  const again = await onboard(null, key)
  expect(again.account).toBe(first.account)
  expect(again.url).not.toBe(first.url)
  expect((await onboard(first.account)).account).toBe(first.account)
  expect(stripe.fake.accounts()).toHaveLength(before)
  expect(stripe.fake.accounts()).toContainEqual(
    expect.objectContaining({ id: first.account, dashboard: 'full', identity: { country: 'de' } }),
  )
})

it('says what Stripe still wants to know, and when money can come', async () => {
  const { account } = await onboard(null)
  expect(await accounts().read(account)).toEqual({
    ready: false,
    missing: ['identity.business_details.registered_name', 'defaults.profile.business_url'],
  })
  await expect(stripe.begin({ account })).rejects.toThrow(ProviderRefused)
  stripe.fake.completeAccount(account)
  expect(await accounts().read(account)).toEqual({ ready: true, missing: [] })
  await stripe.begin({ account })
  stripe.fake.restrictAccount(account, 'identity.individual.documents')
  expect(await accounts().read(account)).toEqual({ ready: false, missing: ['identity.individual.documents'] })
})

it('says of an account that has left that no money can come', async () => {
  const account = stripe.fake.addAccount()
  stripe.fake.leave(account)
  expect(await accounts().read(account)).toEqual({ ready: false, missing: [expect.stringContaining(account)] })
  await expect(onboard(account)).rejects.toThrow(ProviderRefused)
})

it('refuses where Stripe does, and leaves open what it does not know', async () => {
  const wish = { account: null, email: 'shop@example.org', key: crypto.randomUUID(), returnUrl }
  await expect(accounts().onboard({ ...wish, country: 'XXX' })).rejects.toThrow(ProviderRefused)
  stripe.fake.befall('GET /v2/core/accounts/', 'fails')
  const error = await accounts()
    .read(stripe.fake.addAccount())
    .catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(Error)
  expect(error).not.toBeInstanceOf(ProviderRefused)
})
