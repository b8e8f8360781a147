import { ProviderRefused } from '#modules/sales/payment-providers/index.ts'
import { getPayment, type PaymentResource } from '#modules/sales/payments/index.ts'
import { toMinor } from '#modules/sales/pricing/index.ts'
import { type TenantTx, withTenant } from '#platform/database/transactions.ts'
import { completePaid } from './complete-paid.ts'
import { atProvider, type LockedPayment, lockPayment, readOnlinePayment } from './online-payment.ts'
import { returnWhole } from './paid-otherwise.ts'
import { returnReasons } from './return-reasons.ts'
import { applyState, type Settlement } from './settle-payment.ts'
import {
  nothingToCapture,
  notInReview,
  orderedOtherwise,
  otherCurrency,
  providerRefused,
  soldOutMeanwhile,
} from './settlement.errors.ts'

/** The shop takes what came for the order as it was quoted; what is missing is owed. */
export async function acceptPayment(tx: TenantTx, id: number, by: number): Promise<PaymentResource> {
  const locked = await lockReviewed(tx, id)
  const { payment, cart } = locked
  if (payment.received_currency !== null) throw otherCurrency(payment.received_currency)
  if (cart.orderId !== null) throw orderedOtherwise()
  const said = { captured: toMinor(payment.captured), authorized: 0n }
  if ((await completePaid(tx, locked, { said, overpaid: 0n, by })) === undefined) throw soldOutMeanwhile()
  return getPayment(tx, id)
}

/** All of it goes back at once, and not only when its time is over. */
export async function rejectPayment(tx: TenantTx, id: number, by: number): Promise<PaymentResource> {
  const locked = await lockReviewed(tx, id)
  const { captured, failure } = locked.payment
  await returnWhole(tx, locked, { captured: toMinor(captured), why: failure ?? returnReasons.notTaken, by })
  return getPayment(tx, id)
}

async function lockReviewed(tx: TenantTx, id: number): Promise<LockedPayment> {
  await getPayment(tx, id)
  const locked = await lockPayment(tx, id)
  if (locked?.payment.state !== 'review') throw notInReview()
  return locked
}

/** Takes what is authorized and was not taken yet. */
export async function capturePayment(settlement: Settlement, userId: number, id: number): Promise<void> {
  const { database, providers } = settlement
  const payment = await withTenant(database, userId, (tx) => readOnlinePayment(tx, id), 'reading')
  const provider = payment && providers.find(payment.provider)
  const open = payment === undefined ? 0n : toMinor(payment.authorized) - toMinor(payment.captured)
  if (payment === undefined || provider === undefined || open <= 0n) throw nothingToCapture()
  const said = await provider.capture(atProvider(payment), open, `${payment.key}-capture`).catch((error) => {
    throw error instanceof ProviderRefused ? providerRefused(error.message) : error
  })
  await applyState(settlement, { userId, id }, said)
}
