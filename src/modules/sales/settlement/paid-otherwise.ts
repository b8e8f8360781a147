import { sql } from 'kysely'
import { releaseHold } from '#modules/inventory/stock/index.ts'
import type { ProviderState } from '#modules/sales/payment-providers/index.ts'
import { book, returnPayment } from '#modules/sales/payments/index.ts'
import { toDecimal, toMinor } from '#modules/sales/pricing/index.ts'
import type { TenantTx } from '#platform/database/transactions.ts'
import { openCart } from './end-attempt.ts'
import type { LockedPayment } from './online-payment.ts'
import { announcePayment, announceReturn, paymentReviewEvent } from './settlement.events.ts'

/** How long the shop has to accept what is not what was asked for; after that it goes back by itself. */
const reviewHours = 48

interface Reviewed {
  said: ProviderState
  why: string
}

/** Not what was asked for: there is no order of it unless the shop takes it. The hold ends at its time. */
export async function toReview(tx: TenantTx, { payment }: LockedPayment, { said, why }: Reviewed): Promise<void> {
  const { id } = payment
  await book(tx, id, { kind: 'captured', amount: said.captured, note: null, by: null })
  await sql`
    UPDATE payments SET state = 'review', failure = ${why}, cancelling_since = NULL, updated_at = now(),
      received_currency = ${said.currency === payment.currency ? null : said.currency},
      review_until = now() + make_interval(hours => ${reviewHours}), due_at = now() + make_interval(hours => ${reviewHours})
    WHERE user_id = ${tx.userId} AND id = ${id}`.execute(tx)
  await announcePayment(tx, paymentReviewEvent, { payment, captured: toDecimal(said.captured), why })
}

interface Returned {
  /** In hundredths: all that came. */
  captured: bigint
  why: string
  by?: number
}

/** All that came goes back, and both sides are notified. The cart can be paid again, unless it has its order. */
export async function returnWhole(tx: TenantTx, locked: LockedPayment, { captured, why, by }: Returned): Promise<void> {
  const { payment } = locked
  const { id, provider, currency, received_currency } = payment
  const booked = toMinor(payment.captured)
  if (captured > booked) await book(tx, id, { kind: 'captured', amount: captured - booked, note: null, by: null })
  await sql`
    UPDATE payments SET state = 'captured', failure = ${why}, cancelling_since = NULL, review_until = NULL, due_at = NULL,
      updated_at = now() WHERE user_id = ${tx.userId} AND id = ${id}`.execute(tx)
  const amount = captured - toMinor(payment.refunded) - toMinor(payment.refunding)
  if (amount > 0n)
    await returnPayment(tx, {
      orderId: null,
      paymentId: id,
      provider,
      currency: received_currency ?? currency,
      amount,
      reason: why,
      by: by ?? null,
    })
  if (locked.cart.orderId === null) await releaseHold(tx, payment.cart_id)
  await openCart(tx, payment.cart_id)
  await announceReturn(tx, { payment, captured: toDecimal(captured), why })
}
