import { sql } from 'kysely'
import type { LockedOrder } from '#modules/sales/orders/index.ts'
import { toDecimal, toMinor } from '#modules/sales/pricing/index.ts'
import type { TenantTx } from '#platform/database/transactions.ts'

/** What is to be paid for an order and what was, in hundredths. */
export interface OrderMoney {
  due: bigint
  captured: bigint
  refunded: bigint
  /** What the buyer still owes. */
  outstanding: bigint
  /** What could be given back, and is not asked to be yet. */
  left: bigint
}

/** The caller has locked the order, and its payments with it. */
export async function readMoney(tx: TenantTx, order: LockedOrder): Promise<OrderMoney> {
  const { rows } = await sql<{ captured: string; refunded: string; left: string }>`
    SELECT coalesce(sum(captured), 0)::text AS captured, coalesce(sum(refunded), 0)::text AS refunded,
      coalesce(sum(captured - refunded - refunding), 0)::text AS left
    FROM payments WHERE user_id = ${tx.userId} AND order_id = ${order.id}`.execute(tx)
  const [captured, refunded] = [toMinor(rows[0]?.captured ?? '0'), toMinor(rows[0]?.refunded ?? '0')]
  const due = toMinor(order.total_price) - toMinor(order.cancelled_total)
  const outstanding = due > captured ? due - captured : 0n
  return { due, captured, refunded, outstanding, left: toMinor(rows[0]?.left ?? '0') }
}

export type EntryKind = 'captured' | 'refunded'

interface Booking {
  kind: EntryKind
  amount: bigint
  note: string | null
  by: number | null
}

/** Books a sum on a payment: the sum itself, in a row that nobody writes over, and what the payment has come to. */
export async function book(tx: TenantTx, paymentId: number, { kind, amount, note, by }: Booking): Promise<void> {
  const sum = toDecimal(amount)
  const column = sql.ref(kind)
  await sql`
    UPDATE payments SET ${column} = ${column} + ${sum}::numeric, updated_at = now() WHERE user_id = ${tx.userId} AND id = ${paymentId}`.execute(
    tx,
  )
  await sql`
    UPDATE payments SET state = CASE WHEN refunded > 0 AND refunded >= captured THEN 'refunded' WHEN refunded > 0 THEN 'partially_refunded'
      WHEN captured >= amount THEN 'captured' ELSE state END
    WHERE user_id = ${tx.userId} AND id = ${paymentId}`.execute(tx)
  if (amount === 0n) return
  await tx
    .insertInto('payment_entries')
    .values({ user_id: tx.userId, payment_id: paymentId, kind, amount: sum, note, by_user_id: by })
    .execute()
}
