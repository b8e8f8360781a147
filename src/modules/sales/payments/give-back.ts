import { sql } from 'kysely'
import type { LineUnits, LockedOrder, OrderResource } from '#modules/sales/orders/index.ts'
import { manual } from '#modules/sales/payment-providers/index.ts'
import { toDecimal, toMinor } from '#modules/sales/pricing/index.ts'
import type { TenantTx } from '#platform/database/transactions.ts'
import { announce } from '#platform/outbox/announce.ts'
import { book } from './order-money.ts'
import { refundSucceeded } from './payments.events.ts'

interface GivingBack {
  /** In hundredths; no more than is left of what was paid. */
  amount: bigint
  /** The share of each line, where it is given back for lines. */
  items?: readonly (LineUnits & { amount: bigint })[]
  /** The part of it that is for shipping. */
  shipping?: bigint
  reason: string | null
  restock: boolean
  by: number | null
}

export interface GivenBack {
  id: number
  amount: bigint
  /** False where its provider has to be asked first. */
  isDone: boolean
}

/** Announces what was given back already, once the order was settled. */
export async function announceRefunds(
  tx: TenantTx,
  order: OrderResource,
  refunds: readonly GivenBack[],
): Promise<void> {
  for (const { id, amount } of refunds.filter(({ isDone }) => isDone))
    await announce(tx, await refundSucceeded(tx, order, { id, amount: toDecimal(amount) }))
}

/**
 * Gives back a sum, from the order's payments in their order: a refund for each. The caller has locked the order, and settles its
 * status. Money that came by hand goes by hand and is booked at once; a provider is asked after the commit.
 */
export async function giveBack(tx: TenantTx, order: LockedOrder, giving: GivingBack): Promise<GivenBack[]> {
  const { rows: payments } = await sql<{ id: number; provider: string; left: string }>`
    SELECT id, provider, (captured - refunded - refunding)::text AS left FROM payments
    WHERE user_id = ${tx.userId} AND order_id = ${order.id} AND captured > refunded + refunding ORDER BY id`.execute(tx)
  let open = giving.amount
  const refunds: GivenBack[] = []
  for (const { id, provider, left } of payments) {
    const amount = open < toMinor(left) ? open : toMinor(left)
    if (amount === 0n) break
    open -= amount
    const isFirst = refunds.length === 0
    const refund = { orderId: order.id, currency: order.currency, paymentId: id, provider, amount, isFirst }
    refunds.push(await writeRefund(tx, refund, giving))
  }
  if (open > 0n) throw new Error(`Order ${order.id} has less to give back than was asked for.`)
  await writeItems(tx, refunds[0]?.id, giving.items ?? [])
  return refunds
}

interface Part {
  orderId: number | null
  currency: string
  paymentId: number
  provider: string
  amount: bigint
  isFirst: boolean
}

async function writeRefund(tx: TenantTx, part: Part, giving: Omit<GivingBack, 'amount'>): Promise<GivenBack> {
  const isDone = part.provider === manual.name
  const { paymentId, amount } = part
  const { reason, by } = giving
  if (isDone) await book(tx, paymentId, { kind: 'refunded', amount, note: reason, by })
  else
    await sql`UPDATE payments SET refunding = refunding + ${toDecimal(amount)}::numeric, updated_at = now()
      WHERE user_id = ${tx.userId} AND id = ${paymentId}`.execute(tx)
  const { id } = await tx
    .insertInto('refunds')
    .values({
      user_id: tx.userId,
      order_id: part.orderId,
      payment_id: paymentId,
      state: isDone ? 'succeeded' : 'requested',
      amount: toDecimal(amount),
      currency: part.currency,
      reason,
      restock: giving.restock,
      by_user_id: by,
      ...(part.isFirst && { shipping: toDecimal(least(giving.shipping ?? 0n, amount)) }),
      ...(!isDone && { due_at: sql`now()` }),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return { id, amount, isDone }
}

const least = (one: bigint, other: bigint) => (one < other ? one : other)

interface Returned {
  /** None, where no order came of it. */
  orderId: number | null
  paymentId: number
  provider: string
  currency: string
  amount: bigint
  reason: string
  by: number | null
}

/** Gives back what was paid for no order, or too much for it. The caller has locked the payment. */
export async function returnPayment(tx: TenantTx, { reason, by, ...returned }: Returned): Promise<void> {
  await writeRefund(tx, { ...returned, isFirst: true }, { reason, by, restock: false })
}

/** With the first refund of what was asked for together. */
async function writeItems(
  tx: TenantTx,
  refundId: number | undefined,
  items: readonly (LineUnits & { amount: bigint })[],
): Promise<void> {
  if (refundId === undefined || items.length === 0) return
  await tx
    .insertInto('refund_items')
    .values(
      items.map(({ order_item_id, quantity, amount }) => ({
        user_id: tx.userId,
        refund_id: refundId,
        order_item_id,
        quantity,
        amount: toDecimal(amount),
      })),
    )
    .execute()
}
