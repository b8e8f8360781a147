import type Stripe from 'stripe'
import { type PaymentAtProvider, type ProviderRefund, ProviderRefused } from '../provider.ts'
import { intentOf, readRefunds, readSession, refundOf } from './read-payment.ts'
import { toStripe } from './stripe-amounts.ts'
import { answerOf, within } from './stripe-calls.ts'

/**
 * Stripe forgets an idempotency key after a day, and a refund may be asked for again later than that: so the one that there is
 * under our key, which stands in its metadata, is looked for first. A failure that Stripe keeps under the key is not got
 * around: nobody knows whether it gave the money back, and after that day it is asked anew in any case.
 */
export async function refundPayment(
  stripe: Stripe,
  payment: PaymentAtProvider,
  amount: bigint,
  key: string,
): Promise<ProviderRefund> {
  const { ref, account, currency } = payment
  const session = await readSession(stripe, ref, account)
  const intent = intentOf(session)
  if (intent === null) throw new ProviderRefused('Nothing was paid.')
  const made = (await readRefunds(stripe, intent, account)).find((refund) => refund.key === key)
  if (made !== undefined) return made
  const wish = {
    payment_intent: intent.id,
    amount: toStripe(amount, currency),
    metadata: {
      souk_refund: key,
      ...(session.metadata?.souk_payment && { souk_payment: session.metadata.souk_payment }),
    },
  }
  return refundOf(await answerOf(stripe.refunds.create(wish, within(account, key))))
}
