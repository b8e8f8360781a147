import { sql } from 'kysely'
import { settleStatus } from '#modules/sales/orders/index.ts'
import type { ProviderState } from '#modules/sales/payment-providers/index.ts'
import { book, returnPayment } from '#modules/sales/payments/index.ts'
import { toDecimal } from '#modules/sales/pricing/index.ts'
import { placeQuoted } from '#modules/sales/storefront-orders/index.ts'
import type { TenantTx } from '#platform/database/transactions.ts'
import type { LockedPayment } from './online-payment.ts'

interface Paid {
  said: Pick<ProviderState, 'captured' | 'authorized'>
  /** What came above what was asked for: it goes back. */
  overpaid: bigint
  /** Who accepted it, where less came than was asked for. */
  by?: number
}

/**
 * Writes the order of a payment, at the price that was quoted, and books the money. Answers its id, or nothing where stock is short by
 * now: then nothing was ordered, and the hold has ended.
 */
export async function completePaid(tx: TenantTx, { payment }: LockedPayment, paid: Paid): Promise<number | undefined> {
  const { id, cart_id: cartId, quote, provider, currency } = payment
  const { said, overpaid, by = null } = paid
  const orderId = await placeQuoted(tx, { cartId, quote, payment: { id }, isHeld: true })
  if (orderId === undefined) return undefined
  await sql`
    UPDATE payments SET state = ${said.captured > 0n ? 'captured' : 'authorized'}, authorized = ${toDecimal(said.authorized)}::numeric,
      failure = NULL, cancelling_since = NULL, review_until = NULL, due_at = NULL, updated_at = now()
    WHERE user_id = ${tx.userId} AND id = ${id}`.execute(tx)
  await endOtherAttempts(tx, payment)
  if (said.captured > 0n && payment.state !== 'review')
    await book(tx, id, { kind: 'captured', amount: said.captured, note: null, by })
  if (overpaid > 0n)
    await returnPayment(tx, {
      orderId,
      paymentId: id,
      provider,
      currency,
      amount: overpaid,
      reason: 'More came than was asked for.',
      by: null,
    })
  await settleStatus(tx, orderId, { by, isAtOnce: true })
  return orderId
}

/** What the buyer began beside it is not to be paid any more. A worker asks their providers. */
async function endOtherAttempts(tx: TenantTx, { id, cart_id }: { id: number; cart_id: number }): Promise<void> {
  await sql`
    UPDATE payments SET cancelling_since = coalesce(cancelling_since, now()), due_at = now()
    WHERE user_id = ${tx.userId} AND cart_id = ${cart_id} AND id <> ${id} AND quote IS NOT NULL
      AND state IN ('created', 'pending', 'authorized')`.execute(tx)
}
