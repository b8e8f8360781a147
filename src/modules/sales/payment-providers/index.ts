import type { PaymentProvider } from './provider.ts'
import type { StripeSettings } from './stripe/stripe-calls.ts'

export * from './provider.ts'
export { manual, openProviders, type Providers, providerTitles } from './providers.ts'
export { scenarios } from './test-provider/scenarios.ts'
export { openTestProvider } from './test-provider/test-provider.ts'

/** Stripe's package takes most of a second and 40 MB to load: a Souk without Stripe goes without. */
export async function openStripe(settings: StripeSettings): Promise<PaymentProvider> {
  const stripe = await import('./stripe/open-stripe.ts')
  return stripe.openStripe(settings)
}
