import type Stripe from 'stripe'
import { type PaymentToStart, ProviderRefused, type StartedAtProvider } from '../provider.ts'
import { checkoutLocale } from './checkout-locale.ts'
import { toStripe } from './stripe-amounts.ts'
import { answerOf, isReplayedFailure, within } from './stripe-calls.ts'

/** A page at Stripe's where the buyer pays: nothing of a card passes through here. */
export async function startPayment(stripe: Stripe, payment: PaymentToStart): Promise<StartedAtProvider> {
  const wish = sessionFor(payment)
  const create = (key: string) => answerOf(stripe.checkout.sessions.create(wish, within(payment.account, key)))
  const session = await create(payment.key).catch((error: unknown) => {
    // Should that failure have left a page behind after all, nobody ever got its address.
    if (isReplayedFailure(error)) return create(`${payment.key}:again`)
    throw error
  })
  return { ref: session.id, next: session.url === null ? null : { redirect_url: session.url } }
}

/** Nothing in it depends on the clock: asked again with the same key, Stripe refuses other parameters. */
function sessionFor(payment: PaymentToStart): Stripe.Checkout.SessionCreateParams {
  const { key, shop, amount, currency, returnUrl } = payment
  if (returnUrl === null) throw new ProviderRefused('A page at Stripe needs an address to send the buyer back to.')
  const metadata = { souk_payment: key }
  return {
    mode: 'payment',
    ui_mode: 'hosted_page',
    line_items: [
      {
        quantity: 1,
        price_data: {
          currency: currency.toLowerCase(),
          unit_amount: toStripe(amount, currency),
          product_data: { name: [...shop.name].slice(0, 250).join('') },
        },
      },
    ],
    success_url: returnUrl,
    cancel_url: returnUrl,
    client_reference_id: key,
    ...(isPlainAddress(payment.email) && { customer_email: payment.email }),
    locale: checkoutLocale(shop.locale),
    expires_at: endOfPage(payment.holdEndsAt),
    metadata,
    payment_intent_data: { metadata },
    // The buyer has agreed to a sum in the shop's currency; the same in another one would not be what was quoted.
    adaptive_pricing: { enabled: false },
    excluded_payment_method_types: [...confirmedAfterDays],
  }
}

/**
 * A page lives for 30 minutes at least, and may have to be made as late as the hold ends; one minute is for clocks that differ. So
 * Stripe's own end comes half an hour after the hold's: it is the sweep that expires the page in time, and this end counts only
 * when nobody sweeps.
 */
const endOfPage = (holdEndsAt: Date) => Math.floor(holdEndsAt.getTime() / 1_000) + 31 * 60

/** Whether the money comes is known days later, when no hold is left. A shop that wants a transfer has invoices. */
const confirmedAfterDays = [
  'acss_debit',
  'au_becs_debit',
  'bacs_debit',
  'boleto',
  'customer_balance',
  'konbini',
  'multibanco',
  'nz_bank_account',
  'oxxo',
  'payto',
  'sepa_debit',
  'us_bank_account',
] as const

/** Without one, Stripe's page asks for it: an address that Stripe does not know how to read keeps nobody from paying. */
const isPlainAddress = (email: string) => /^[\x21-\x7e]{3,254}$/.test(email)
