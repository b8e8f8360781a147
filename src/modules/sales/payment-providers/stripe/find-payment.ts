import type Stripe from 'stripe'
import type { EventPart } from '../provider.ts'
import { answerOf, within } from './stripe-calls.ts'

/** The page on which an intent was paid. */
export async function findPayment(stripe: Stripe, { ref, account }: EventPart): Promise<string | null> {
  const { data } = await answerOf(stripe.checkout.sessions.list({ payment_intent: ref, limit: 1 }, within(account)))
  return data[0]?.id ?? null
}
