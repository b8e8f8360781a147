import type Stripe from 'stripe'
import type { PaymentAtProvider, ProviderRefund, ProviderState } from '../provider.ts'
import { fromStripe } from './stripe-amounts.ts'
import { answerOf, within } from './stripe-calls.ts'

/** What has become of a payment, by its page at Stripe's. */
export async function readPayment(stripe: Stripe, { ref, account }: PaymentAtProvider): Promise<ProviderState> {
  const session = await readSession(stripe, ref, account)
  const intent = intentOf(session)
  const currency = intent?.currency ?? session.currency ?? ''
  const captured = fromStripe(intent?.amount_received ?? 0, currency)
  const state = stateOf(session, intent)
  return {
    state,
    currency: currency.toUpperCase(),
    authorized: captured + fromStripe(intent?.amount_capturable ?? 0, currency),
    captured,
    refunds: intent === null ? [] : await readRefunds(stripe, intent, account),
    disputed: intent !== null && (await isDisputed(stripe, intent, account)),
    failure: state === 'failed' ? (intent?.last_payment_error?.message ?? null) : null,
  }
}

export const readSession = (stripe: Stripe, ref: string, account: string | null): Promise<Stripe.Checkout.Session> =>
  answerOf(
    stripe.checkout.sessions.retrieve(ref, { expand: ['payment_intent.latest_charge.refunds'] }, within(account)),
  )

/** Null until the buyer has tried to pay. */
export const intentOf = ({ payment_intent: intent }: Stripe.Checkout.Session): Stripe.PaymentIntent | null =>
  typeof intent === 'string' ? null : intent

/** What the intent says of money counts, whatever the page says of itself. */
function stateOf({ status }: Stripe.Checkout.Session, intent: Stripe.PaymentIntent | null): ProviderState['state'] {
  if (intent?.status === 'succeeded') return 'captured'
  if (intent?.status === 'requires_capture') return 'authorized'
  if (intent?.status === 'canceled') return 'cancelled'
  if (intent?.status === 'processing') return 'pending'
  if (status === 'expired') return 'cancelled'
  // On an open page a declined buyer tries another card; on a closed one nobody does.
  return status === 'complete' && intent?.status === 'requires_payment_method' ? 'failed' : 'pending'
}

/** All of them, those too that were made at Stripe's own site. */
export async function readRefunds(
  stripe: Stripe,
  { id, latest_charge: charge }: Stripe.PaymentIntent,
  account: string | null,
): Promise<ProviderRefund[]> {
  if (charge === null || typeof charge === 'string') return []
  if (charge.refunds?.has_more === false) return charge.refunds.data.map(refundOf)
  const refunds: ProviderRefund[] = []
  const pages = stripe.refunds.list({ payment_intent: id, limit: 100 }, within(account))
  await answerOf(
    pages.autoPagingEach((refund) => {
      refunds.push(refundOf(refund))
    }),
  )
  return refunds
}

export const refundOf = (refund: Stripe.Refund): ProviderRefund => ({
  ref: refund.id,
  key: refund.metadata?.souk_refund ?? null,
  amount: fromStripe(refund.amount, refund.currency),
  state: stateOfRefund(refund.status),
  failure: refund.failure_reason ?? null,
})

function stateOfRefund(status: string | null): ProviderRefund['state'] {
  if (status === 'succeeded') return 'succeeded'
  return status === 'failed' || status === 'canceled' ? 'failed' : 'pending'
}

/** The charge's own mark stays when a dispute was won. */
async function isDisputed(
  stripe: Stripe,
  { latest_charge: charge }: Stripe.PaymentIntent,
  account: string | null,
): Promise<boolean> {
  if (charge === null || typeof charge === 'string' || !charge.disputed) return false
  const { data: disputes } = await answerOf(stripe.disputes.list({ charge: charge.id, limit: 100 }, within(account)))
  return disputes.some(({ status }) => status !== 'won' && status !== 'warning_closed' && status !== 'prevented')
}
