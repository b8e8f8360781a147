import { sql } from 'kysely'
import { returnStock } from '#modules/inventory/stock/index.ts'
import {
  chooseUnits,
  countUnits,
  type LineUnits,
  type LockedOrder,
  lockOrder,
  type OrderLine,
  type OrderResource,
  readLines,
  settleStatus,
} from '#modules/sales/orders/index.ts'
import { announceRefunds, giveBack, readMoney, sharesOf } from '#modules/sales/payments/index.ts'
import { toDecimal } from '#modules/sales/pricing/index.ts'
import type { TenantTx } from '#platform/database/transactions.ts'

interface Cancelling {
  items: readonly LineUnits[]
  note: string | null
  by: number
}

/** Cancels units that have not left. Their stock returns, and what was paid for them, to the last hundredth. */
export async function cancelLines(
  tx: TenantTx,
  orderId: number,
  { items, note, by }: Cancelling,
): Promise<OrderResource> {
  const order = await lockOrder(tx, orderId)
  const units = chooseUnits(await readLines(tx, orderId), items, unsent)
  const announceSettled = await cancelUnits(tx, order, { units, by, note })
  const settled = await settleStatus(tx, orderId, { by, note })
  await announceSettled?.(settled)
  return settled
}

export const unsent = {
  left: ({ quantity, fulfilled, cancelled }: OrderLine) => quantity - fulfilled - cancelled,
  refusal: ({ product_name }: OrderLine, left: number) =>
    left === 0
      ? `Nothing of '${product_name}' is left to cancel.`
      : `Only ${left} of '${product_name}' can still be cancelled.`,
}

interface Units {
  units: { line: OrderLine; quantity: number }[]
  note: string | null
  by: number
}

/** Announces what was done, once the order was settled. */
export type AnnounceSettled = (settled: OrderResource) => Promise<void>

/** The caller has locked the order, and settles its status. The last unit takes along what was charged beside the lines. */
export async function cancelUnits(
  tx: TenantTx,
  order: LockedOrder,
  { units, note, by }: Units,
): Promise<AnnounceSettled | undefined> {
  const before = await readMoney(tx, order)
  const wasPaid = before.captured >= before.due
  const shares = sharesOf(order, units)
  await countUnits(tx, 'cancelled', units)
  const items = units.map(({ line, quantity }) => ({ order_item_id: line.id, quantity }))
  await returnStock(tx, { orderId: order.id, items, kind: 'cancellation', by })
  const share = await takeOffTotal(tx, order.id, shares)
  const due = before.due - share
  const overpaid = before.captured - before.refunded - due
  const wished = wasPaid ? share : overpaid
  const amount = wished < before.left ? wished : before.left
  return amount > 0n ? giveBackAndAnnounce(tx, order, { amount, reason: note, by }) : undefined
}

interface GivingBack {
  amount: bigint
  reason: string | null
  by: number
}

export async function giveBackAndAnnounce(
  tx: TenantTx,
  order: LockedOrder,
  { amount, reason, by }: GivingBack,
): Promise<AnnounceSettled> {
  const refunds = await giveBack(tx, order, { amount, reason, restock: false, by })
  return (settled) => announceRefunds(tx, settled, refunds)
}

/** Answers what nobody owes any more. */
async function takeOffTotal(tx: TenantTx, orderId: number, shares: { amount: bigint }[]): Promise<bigint> {
  const sum = toDecimal(shares.reduce((total, { amount }) => total + amount, 0n))
  const { rows } = await sql<{ cents: number }>`
    UPDATE orders SET cancelled_total = CASE WHEN goods.is_all THEN total_price ELSE least(total_price, cancelled_total + ${sum}::numeric) END
    FROM (SELECT bool_and(cancelled = quantity) AS is_all FROM order_items WHERE user_id = ${tx.userId} AND order_id = ${orderId}) AS goods,
      (SELECT cancelled_total AS former FROM orders WHERE user_id = ${tx.userId} AND id = ${orderId}) AS old
    WHERE user_id = ${tx.userId} AND id = ${orderId}
    RETURNING ((cancelled_total - former) * 100)::bigint AS cents`.execute(tx)
  return BigInt(rows[0]?.cents ?? 0)
}
