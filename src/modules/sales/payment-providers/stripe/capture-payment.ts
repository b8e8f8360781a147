import type Stripe from 'stripe'
import { type PaymentAtProvider, ProviderRefused, type ProviderState } from '../provider.ts'
import { intentOf, readPayment, readSession } from './read-payment.ts'
import { toStripe } from './stripe-amounts.ts'
import { answerOf, within } from './stripe-calls.ts'

/** Pages of ours take the money at once; a shop may have set it otherwise at Stripe. */
export async function capturePayment(
  stripe: Stripe,
  payment: PaymentAtProvider,
  amount: bigint,
  key: string,
): Promise<ProviderState> {
  const intent = intentOf(await readSession(stripe, payment.ref, payment.account))
  if (intent === null) throw new ProviderRefused('Nothing was authorized.')
  const wish = { amount_to_capture: toStripe(amount, payment.currency) }
  await answerOf(stripe.paymentIntents.capture(intent.id, wish, within(payment.account, key)))
  return readPayment(stripe, payment)
}
