import { type LockedOrder, lockOrder, settleStatus } from '#modules/sales/orders/index.ts'
import { toDecimal, toMinor } from '#modules/sales/pricing/index.ts'
import type { TenantTx } from '#platform/database/transactions.ts'
import { book, readMoney } from './order-money.ts'
import { moreThanOutstanding, notPayable, zeroAmount } from './payments.errors.ts'
import { getPayment } from './payments.queries.ts'
import type { PaymentResource, RecordPaymentRequest } from './payments.schemas.ts'

/** Money that came by another way: a transfer, cash. In parts, if need be; never more than is outstanding. */
export async function recordPayment(
  tx: TenantTx,
  orderId: number,
  { amount, note = null }: RecordPaymentRequest,
  by: number,
): Promise<PaymentResource> {
  const order = await lockOrder(tx, orderId)
  if (order.status === 'cancelled') throw notPayable()
  const { outstanding } = await readMoney(tx, order)
  const sum = toMinor(amount)
  if (sum === 0n) throw zeroAmount('amount')
  if (sum > outstanding) throw moreThanOutstanding(toDecimal(outstanding))
  const id = await bookPaid(tx, order, { amount: sum, note, by })
  await settleStatus(tx, orderId, { by, note })
  return getPayment(tx, id)
}

interface Paid {
  amount: bigint
  note: string | null
  by: number
}

/** On the payment that waits for it, or on one of its own. Answers its id. The caller has locked the order, and settles it. */
export async function bookPaid(tx: TenantTx, order: LockedOrder, { amount, note, by }: Paid): Promise<number> {
  const waiting = await tx
    .selectFrom('payments')
    .select('id')
    .where('user_id', '=', tx.userId)
    .where('order_id', '=', order.id)
    .where('provider', '=', 'manual')
    .where('state', '=', 'pending')
    .executeTakeFirst()
  const id = waiting?.id ?? (await openPayment(tx, order))
  await book(tx, id, { kind: 'captured', amount, note, by })
  return id
}

async function openPayment(tx: TenantTx, { id, currency, total_price }: LockedOrder): Promise<number> {
  const row = await tx
    .insertInto('payments')
    .values({
      user_id: tx.userId,
      order_id: id,
      provider: 'manual',
      state: 'pending',
      currency,
      amount: total_price,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}
