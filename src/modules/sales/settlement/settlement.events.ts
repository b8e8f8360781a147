import { sql } from 'kysely'
import type { Json } from '#platform/database/schema.ts'
import type { TenantTx } from '#platform/database/transactions.ts'
import { announce, type OutboxEvent } from '#platform/outbox/announce.ts'
import type { OnlinePayment } from './online-payment.ts'

/** To the shop. */
export const paymentReviewEvent = 'order.payment-review'
export const paymentFailedEvent = 'payment.failed'
export const paymentReturnedEvent = 'payment.returned'
export const paymentDisputedEvent = 'payment.disputed'
/** To the buyer: an order did not come of what they paid. */
export const buyerRepaidEvent = 'payment.returned-to-buyer'

const view = ({ id, provider, amount, currency, order_id }: OnlinePayment, captured: string) => ({
  id,
  provider,
  amount,
  currency,
  captured,
  order_id,
})

export async function announcePayment(
  tx: TenantTx,
  event: string,
  { payment, captured, why }: { payment: OnlinePayment; captured: string; why: string | null },
): Promise<void> {
  await announce(tx, { event, payload: { payment: view(payment, captured), email: payment.quote.order.email, why } })
}

/** Each mail follows from an event of its own. */
export async function announceReturn(
  tx: TenantTx,
  { payment, captured, why }: { payment: OnlinePayment; captured: string; why: string },
): Promise<void> {
  await announcePayment(tx, paymentReturnedEvent, { payment, captured, why })
  const { email } = payment.quote.order
  if (email === null) return
  const { rows } = await sql<{ shop: Json }>`
    SELECT json_build_object('name', name, 'slug', slug, 'colour', colour, 'contact_email', contact_email) AS shop
    FROM shops WHERE user_id = ${tx.userId}`.execute(tx)
  const payload = { payment: view(payment, captured), why, recipient: email, shop: rows[0]?.shop ?? null }
  await announce(tx, { event: buyerRepaidEvent, payload } satisfies OutboxEvent)
}
