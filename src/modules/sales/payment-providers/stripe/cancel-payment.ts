import type Stripe from 'stripe'
import { type PaymentAtProvider, ProviderRefused, type ProviderState } from '../provider.ts'
import { readPayment } from './read-payment.ts'
import { answerOf, within } from './stripe-calls.ts'

/**
 * Ends the page. Whatever comes of it, the answer is what is true afterwards: a page on which was paid cannot end. Under no key of
 * the caller's: a second end does no harm, but Stripe would repeat an old no while a page can be ended by now.
 */
export async function cancelPayment(stripe: Stripe, payment: PaymentAtProvider): Promise<ProviderState> {
  try {
    await answerOf(stripe.checkout.sessions.expire(payment.ref, {}, within(payment.account)))
  } catch (error) {
    if (!(error instanceof ProviderRefused)) throw error
  }
  return readPayment(stripe, payment)
}
