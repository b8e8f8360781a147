import { sql } from 'kysely'
import { lockOrder, settleStatus } from '#modules/sales/orders/index.ts'
import type { ProviderState } from '#modules/sales/payment-providers/index.ts'
import { book } from '#modules/sales/payments/index.ts'
import { toDecimal, toMinor } from '#modules/sales/pricing/index.ts'
import type { TenantTx } from '#platform/database/transactions.ts'
import type { OnlinePayment } from './online-payment.ts'
import { announcePayment, paymentDisputedEvent } from './settlement.events.ts'

/** What happened to a settled payment at its provider: money that was authorized is taken, a bank wants it back. */
export async function bookSeen(tx: TenantTx, payment: OnlinePayment, said: ProviderState): Promise<void> {
  await bookCaptured(tx, payment, said)
  if (said.disputed === payment.disputed) return
  await sql`UPDATE payments SET disputed = ${said.disputed}, updated_at = now() WHERE user_id = ${tx.userId} AND id = ${payment.id}`.execute(
    tx,
  )
  if (said.disputed)
    await announcePayment(tx, paymentDisputedEvent, { payment, captured: toDecimal(said.captured), why: null })
}

async function bookCaptured(tx: TenantTx, payment: OnlinePayment, said: ProviderState): Promise<void> {
  const more = said.captured - toMinor(payment.captured)
  if (more <= 0n) return
  const { id, order_id } = payment
  if (order_id !== null) await lockOrder(tx, order_id)
  await sql`UPDATE payments SET authorized = 0 WHERE user_id = ${tx.userId} AND id = ${id}`.execute(tx)
  await book(tx, id, { kind: 'captured', amount: more, note: null, by: null })
  if (order_id !== null) await settleStatus(tx, order_id, { by: null })
}
