import { sql } from 'kysely'
import { returnStock } from '#modules/inventory/stock/index.ts'
import type { TenantTx } from '#platform/database/transactions.ts'
import { announce } from '#platform/outbox/announce.ts'
import { mayMove, type OrderStatus } from './order-status.ts'
import { invalidTransition } from './orders.errors.ts'
import { orderStatusChanged } from './orders.events.ts'
import { getOrder, lockStatus } from './orders.queries.ts'
import type { OrderResource } from './orders.schemas.ts'

export interface OrderMove {
  to: OrderStatus
  note: string | null
  /** The id of the user who moves it. */
  by: number
}

/**
 * Moves an order on. Twenty who cancel at once queue up for the order's row, and nineteen of them find it cancelled.
 * Locks are taken as placing an order takes them: products before the tenant's counters.
 */
export async function moveOrder(tx: TenantTx, id: number, { to, note, by }: OrderMove): Promise<OrderResource> {
  const from = await lockStatus(tx, id)
  if (!mayMove(from, to)) throw invalidTransition(from, to)
  if (to === 'cancelled') await returnStock(tx, id, by)
  await tx.updateTable('orders').set({ status: to, updated_at: sql`now()` }).where('id', '=', id).execute()
  await tx
    .insertInto('order_transitions')
    .values({ user_id: tx.userId, order_id: id, from_status: from, to_status: to, by_user_id: by, note })
    .execute()
  await recount(tx, from, to)
  const order = await getOrder(tx, id)
  await announce(tx, orderStatusChanged(order, { previousStatus: from, note }))
  return order
}

async function recount(tx: TenantTx, from: OrderStatus, to: OrderStatus): Promise<void> {
  await tx
    .updateTable('order_counters')
    .set({ [from]: sql`${sql.ref(from)} - 1`, [to]: sql`${sql.ref(to)} + 1` })
    .where('user_id', '=', tx.userId)
    .execute()
}
