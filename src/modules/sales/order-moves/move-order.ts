import { announceFulfillments, deliverAll, moveFulfillment, shipAll } from '#modules/sales/fulfillments/index.ts'
import {
  invalidTransition,
  type LockedOrder,
  lockOrder,
  mayMove,
  type OrderResource,
  type OrderStatus,
  readLines,
  settleStatus,
} from '#modules/sales/orders/index.ts'
import { bookPaid, readMoney } from '#modules/sales/payments/index.ts'
import type { TenantTx } from '#platform/database/transactions.ts'
import { type AnnounceSettled, cancelUnits, giveBackAndAnnounce, unsent } from './cancel-lines.ts'
import { alreadySent, nothingPaid } from './order-moves.errors.ts'

export interface OrderMove {
  to: OrderStatus
  note: string | null
  /** The id of the user who moves it. */
  by: number
}

type Act = (tx: TenantTx, order: LockedOrder, move: OrderMove) => Promise<AnnounceSettled | undefined>

/**
 * Moves an order on by writing the rows that its status follows from. Twenty who cancel at once queue up for the order's row, and
 * nineteen of them find it cancelled.
 */
export async function moveOrder(tx: TenantTx, id: number, move: OrderMove): Promise<OrderResource> {
  const order = await lockOrder(tx, id)
  if (!mayMove(order.status, move.to)) throw invalidTransition(order.status, move.to)
  const announceSettled = await acts[move.to](tx, order, move)
  const settled = await settleStatus(tx, id, { by: move.by, note: move.note })
  await announceSettled?.(settled)
  return settled
}

const acts: Record<OrderStatus, Act> = {
  pending: async () => undefined,
  async paid(tx, order, { note, by }) {
    const { outstanding } = await readMoney(tx, order)
    await bookPaid(tx, order, { amount: outstanding, note, by })
    return undefined
  },
  async shipped(tx, order, { by }) {
    const ids = await shipAll(tx, order.id, by)
    return (settled) => announceFulfillments(tx, settled, ids, 'shipped')
  },
  async delivered(tx, order) {
    const ids = await deliverAll(tx, order.id)
    return (settled) => announceFulfillments(tx, settled, ids, 'delivered')
  },
  async cancelled(tx, order, { note, by }) {
    await dropPrepared(tx, order.id)
    const lines = await readLines(tx, order.id)
    if (lines.some(({ fulfilled }) => fulfilled > 0)) throw alreadySent()
    const units = lines.map((line) => ({ line, quantity: unsent.left(line) })).filter(({ quantity }) => quantity > 0)
    return cancelUnits(tx, order, { units, note, by })
  },
  async refunded(tx, order, { note, by }) {
    const { left, captured } = await readMoney(tx, order)
    if (left > 0n) return giveBackAndAnnounce(tx, order, { amount: left, reason: note, by })
    if (captured > 0n || order.total_price !== '0.00') throw nothingPaid()
    await markNothingGivenBack(tx, order.id)
    return undefined
  },
}

/** What is prepared and has not left goes with the order. */
async function dropPrepared(tx: TenantTx, orderId: number): Promise<void> {
  const prepared = await tx
    .selectFrom('fulfillments')
    .select('id')
    .where('user_id', '=', tx.userId)
    .where('order_id', '=', orderId)
    .where('state', '=', 'pending')
    .execute()
  for (const { id } of prepared) await moveFulfillment(tx, id, 'cancelled')
}

/** An order that cost nothing is refunded by saying so. */
async function markNothingGivenBack(tx: TenantTx, orderId: number): Promise<void> {
  await tx
    .updateTable('payments')
    .set({ state: 'refunded' })
    .where('user_id', '=', tx.userId)
    .where('order_id', '=', orderId)
    .execute()
}
