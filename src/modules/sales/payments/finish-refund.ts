import { sql } from 'kysely'
import { lockOrder, settleStatus } from '#modules/sales/orders/index.ts'
import type { ProviderRefund } from '#modules/sales/payment-providers/index.ts'
import { toDecimal, toMinor } from '#modules/sales/pricing/index.ts'
import type { TenantTx } from '#platform/database/transactions.ts'
import { announce } from '#platform/outbox/announce.ts'
import { book } from './order-money.ts'
import { refundFailed, refundSucceeded } from './payments.events.ts'

interface Row {
  id: number
  payment_id: number
  order_id: number | null
  amount: string
  reason: string | null
  by_user_id: number | null
}

/** Those that failed come first: what they kept may have been given back another way since. */
export async function bookRefunds(tx: TenantTx, paymentId: number, said: readonly ProviderRefund[]): Promise<void> {
  const failedFirst = said.toSorted((one, other) => Number(other.state === 'failed') - Number(one.state === 'failed'))
  for (const refund of failedFirst) await bookRefund(tx, paymentId, refund)
}

/**
 * Books what a provider said of a payment's refund, once, however often it is said: one of ours by its key, another one, made at the
 * provider's own site, by its reference. The caller has locked the payment, and the order's other payments before it.
 */
async function bookRefund(tx: TenantTx, paymentId: number, said: ProviderRefund): Promise<void> {
  const ours = await findOpen(tx, paymentId, said)
  if (ours !== undefined) return finish(tx, ours, said)
  if (said.state !== 'succeeded' || (await isKnown(tx, paymentId, said))) return
  await bookForeign(tx, paymentId, said)
}

async function findOpen(tx: TenantTx, paymentId: number, { ref, key }: ProviderRefund): Promise<Row | undefined> {
  const { rows } = await sql<Row>`
    SELECT id, payment_id, order_id, amount::text, reason, by_user_id FROM refunds
    WHERE user_id = ${tx.userId} AND payment_id = ${paymentId} AND (key::text = ${key} OR provider_ref = ${ref})
      AND state IN ('requested', 'pending') FOR UPDATE`.execute(tx)
  return rows[0]
}

async function isKnown(tx: TenantTx, paymentId: number, { ref, key }: ProviderRefund): Promise<boolean> {
  const { rows } = await sql`
    SELECT FROM refunds WHERE user_id = ${tx.userId} AND payment_id = ${paymentId}
      AND (key::text = ${key} OR provider_ref = ${ref})`.execute(tx)
  return rows.length > 0
}

/** Throws nothing away: what cannot be given back is owed by the shop again, and its owner is notified. */
async function finish(tx: TenantTx, row: Row, { ref, state, failure }: ProviderRefund): Promise<void> {
  const isOpen = state === 'pending'
  await sql`
    UPDATE refunds SET state = ${state}, provider_ref = ${ref === '' ? null : ref}, failure = ${failure}, updated_at = now(),
      due_at = ${isOpen ? sql`now() + interval '1 minute'` : null}
    WHERE user_id = ${tx.userId} AND id = ${row.id}`.execute(tx)
  if (isOpen) return
  if (row.order_id !== null) await lockOrder(tx, row.order_id)
  await sql`UPDATE payments SET refunding = refunding - ${row.amount}::numeric
    WHERE user_id = ${tx.userId} AND id = ${row.payment_id}`.execute(tx)
  if (state === 'failed') await takeBack(tx, row.id)
  else
    await book(tx, row.payment_id, {
      kind: 'refunded',
      amount: toMinor(row.amount),
      note: row.reason,
      by: row.by_user_id,
    })
  if (row.order_id !== null) await announceEnd(tx, row.order_id, { row, state, failure })
}

interface Finished {
  row: Row
  state: 'succeeded' | 'failed'
  failure: string | null
}

async function announceEnd(tx: TenantTx, orderId: number, { row, state, failure }: Finished): Promise<void> {
  const order = await settleStatus(tx, orderId, { by: row.by_user_id, note: row.reason })
  const refund = { id: row.id, amount: row.amount }
  await announce(
    tx,
    state === 'succeeded' ? await refundSucceeded(tx, order, refund) : refundFailed(order, { ...refund, failure }),
  )
}

/** What was counted as given back is not. */
async function takeBack(tx: TenantTx, refundId: number): Promise<void> {
  await sql`
    UPDATE order_items SET refunded = refunded - back.quantity FROM refund_items AS back
    WHERE back.user_id = ${tx.userId} AND back.refund_id = ${refundId}
      AND order_items.user_id = back.user_id AND order_items.id = back.order_item_id`.execute(tx)
  await sql`
    UPDATE order_charges SET refunded = order_charges.refunded - refunds.shipping FROM refunds
    WHERE refunds.user_id = ${tx.userId} AND refunds.id = ${refundId} AND refunds.shipping > 0
      AND order_charges.user_id = refunds.user_id AND order_charges.order_id = refunds.order_id AND kind = 'shipping'`.execute(
    tx,
  )
}

/**
 * Somebody gave it back at the provider's own site. No more is booked than was captured. What does not fit beside a refund of ours
 * that is under way waits for that: the provider will refuse it, and then all of this is read again.
 */
async function bookForeign(tx: TenantTx, paymentId: number, { ref, amount }: ProviderRefund): Promise<void> {
  const { rows } = await sql<{ order_id: number | null; currency: string; left: string; is_bound: boolean }>`
    SELECT order_id, coalesce(received_currency, currency) AS currency, (captured - refunded - refunding)::text AS left,
      refunding > 0 AS is_bound
    FROM payments WHERE user_id = ${tx.userId} AND id = ${paymentId}`.execute(tx)
  const payment = rows[0]
  if (payment === undefined || (payment.is_bound && amount > toMinor(payment.left))) return
  const sum = amount < toMinor(payment.left) ? amount : toMinor(payment.left)
  if (sum === 0n) return
  if (payment.order_id !== null) await lockOrder(tx, payment.order_id)
  const reason = 'Given back at the provider.'
  const { id } = await tx
    .insertInto('refunds')
    .values({
      user_id: tx.userId,
      order_id: payment.order_id,
      payment_id: paymentId,
      state: 'succeeded',
      amount: toDecimal(sum),
      currency: payment.currency,
      reason,
      provider_ref: ref,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await book(tx, paymentId, { kind: 'refunded', amount: sum, note: reason, by: null })
  if (payment.order_id === null) return
  const order = await settleStatus(tx, payment.order_id, { by: null, note: reason })
  await announce(tx, await refundSucceeded(tx, order, { id, amount: toDecimal(sum) }))
}
