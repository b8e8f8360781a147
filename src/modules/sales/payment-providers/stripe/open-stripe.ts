import type { PaymentProvider } from '../provider.ts'
import { cancelPayment } from './cancel-payment.ts'
import { capturePayment } from './capture-payment.ts'
import { findPayment } from './find-payment.ts'
import { stripeAccounts } from './onboard-account.ts'
import { readPayment } from './read-payment.ts'
import { refundPayment } from './refund-payment.ts'
import { startPayment } from './start-payment.ts'
import { connect, type StripeSettings } from './stripe-calls.ts'
import { verifyEvent } from './verify-event.ts'

/** Hosted pages and direct charges in the shop's own account at Stripe: see docs/payments.md. */
export function openStripe(settings: StripeSettings): PaymentProvider {
  const stripe = connect(settings)
  return {
    name: 'stripe',
    settles: 'now',
    start: (payment) => startPayment(stripe, payment),
    read: (payment) => readPayment(stripe, payment),
    capture: (payment, amount, key) => capturePayment(stripe, payment, amount, key),
    cancel: (payment) => cancelPayment(stripe, payment),
    refund: (payment, amount, key) => refundPayment(stripe, payment, amount, key),
    verify: (request) => verifyEvent(stripe, settings.webhookSecrets, request),
    find: (part) => findPayment(stripe, part),
    accounts: stripeAccounts(stripe),
  }
}
