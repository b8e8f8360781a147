import { afterAll, beforeAll } from 'vitest'
import {
  openStripe,
  type PaymentAtProvider,
  type PaymentProvider,
  type PaymentToStart,
} from '#modules/sales/payment-providers/index.ts'
import { type FakeStripe, startFakeStripe } from './fake-stripe.ts'

interface StripeInTest {
  fake: FakeStripe
  provider: PaymentProvider
  /** A payment of 49.90 EUR under a key of its own, unless something else is wished. */
  wish: (wish?: Partial<PaymentToStart>) => PaymentToStart
  /** Starts one. */
  begin: (wish?: Partial<PaymentToStart>) => Promise<PaymentAtProvider>
  /** Starts one, and the buyer pays. */
  paid: (wish?: Partial<PaymentToStart>) => Promise<PaymentAtProvider>
}

/** The provider against the fake, for the tests of one file. */
export function stripeInTest({ attemptMs = 2_000 } = {}): StripeInTest {
  const inTest = {} as StripeInTest
  beforeAll(async () => {
    const fake = await startFakeStripe()
    const provider = await openStripe({
      secretKey: fake.secretKey,
      webhookSecrets: [fake.webhookSecret],
      apiUrl: fake.origin,
      attemptMs,
    })
    Object.assign(inTest, { fake, provider, wish })
  })
  afterAll(() => inTest.fake.stop())
  inTest.begin = async (wished = {}) => {
    const payment = wish(wished)
    const { ref } = await inTest.provider.start(payment)
    return { ref, currency: payment.currency, account: payment.account }
  }
  inTest.paid = async (wished = {}) => {
    const payment = await inTest.begin(wished)
    inTest.fake.pay(payment.ref)
    return payment
  }
  return inTest
}

const minute = 60_000

const wish = (wished: Partial<PaymentToStart> = {}): PaymentToStart => ({
  key: `payment-${crypto.randomUUID()}`,
  shop: { name: 'Kiosk am Markt', locale: 'de-DE' },
  amount: 4_990n,
  currency: 'EUR',
  email: 'buyer@example.org',
  returnUrl: 'https://shop.example/shop/kiosk/checkout/payment',
  holdEndsAt: new Date(Date.now() + 15 * minute),
  account: null,
  scenario: null,
  ...wished,
})
