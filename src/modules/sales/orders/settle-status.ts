import { sql } from 'kysely'
import { giveRedemptionsBack } from '#modules/sales/promotions/index.ts'
import type { TenantTx } from '#platform/database/transactions.ts'
import { announce } from '#platform/outbox/announce.ts'
import { fulfillmentStatusOf, type OrderFacts, paymentStatusOf, statusOf } from './order-facts.ts'
import type { OrderStatus } from './order-status.ts'
import { orderPaid, orderStatusChanged } from './orders.events.ts'
import { getOrder } from './orders.queries.ts'
import type { OrderResource } from './orders.schemas.ts'

interface Settling {
  /** The id of the user by whose act it changes; null where a provider or the buyer acted. */
  by: number | null
  note?: string | null
  /** The order was placed in the same step: nobody is written to about this one as well. */
  isAtOnce?: boolean
}

/**
 * Writes an order's three statuses from the rows below it: payments, fulfillments and lines. Nobody else writes them after the
 * order was placed. The caller has locked the order.
 */
export async function settleStatus(tx: TenantTx, id: number, settling: Settling): Promise<OrderResource> {
  const { by, note = null, isAtOnce = false } = settling
  const { status: from, payment_status: before, ...facts } = await readFacts(tx, id)
  const [to, payment, fulfillment] = [statusOf(facts), paymentStatusOf(facts), fulfillmentStatusOf(facts)]
  await tx
    .updateTable('orders')
    .set({ status: to, payment_status: payment, fulfillment_status: fulfillment, updated_at: sql`now()` })
    .where('user_id', '=', tx.userId)
    .where('id', '=', id)
    .execute()
  if (from !== to) await recordMove(tx, id, { from, to, by, note })
  if (from !== to && to === 'cancelled' && facts.capturedCents === 0) await giveRedemptionsBack(tx, id)
  const order = await getOrder(tx, id)
  if (from !== to) await announce(tx, await orderStatusChanged(tx, order, { previousStatus: from, note, isAtOnce }))
  if (payment === 'paid' && before !== 'paid') await announce(tx, orderPaid(order))
  return order
}

type SettledFacts = OrderFacts & { status: OrderStatus; payment_status: string }

async function readFacts(tx: TenantTx, id: number): Promise<SettledFacts> {
  const { rows } = await sql<SettledFacts>`
    SELECT status, payment_status, (total_cents - (cancelled_total * 100)::bigint) AS "dueCents",
      money.*, goods.*, sent.*
    FROM orders,
      LATERAL (SELECT coalesce(sum(captured * 100), 0)::bigint AS "capturedCents",
        coalesce(sum(refunded * 100), 0)::bigint AS "refundedCents", coalesce(sum(authorized * 100), 0)::bigint AS "authorizedCents",
        coalesce(bool_or(state = 'refunded'), false) AS "isGivenBack"
        FROM payments WHERE payments.user_id = orders.user_id AND payments.order_id = orders.id) AS money,
      LATERAL (SELECT sum(quantity) AS ordered, sum(cancelled) AS cancelled, sum(fulfilled) AS fulfilled, sum(returned) AS returned
        FROM order_items WHERE order_items.user_id = orders.user_id AND order_items.order_id = orders.id) AS goods,
      LATERAL (SELECT coalesce(sum(quantity) FILTER (WHERE state IN ('shipped', 'delivered')), 0) AS shipped,
        coalesce(sum(quantity) FILTER (WHERE state = 'delivered'), 0) AS delivered
        FROM fulfillments JOIN fulfillment_items ON fulfillment_items.user_id = fulfillments.user_id AND fulfillment_id = fulfillments.id
        WHERE fulfillments.user_id = orders.user_id AND fulfillments.order_id = orders.id) AS sent
    WHERE user_id = ${tx.userId} AND id = ${id}`.execute(tx)
  return rows[0] as SettledFacts
}

interface Move {
  from: OrderStatus
  to: OrderStatus
  by: number | null
  note: string | null
}

async function recordMove(tx: TenantTx, id: number, { from, to, by, note }: Move): Promise<void> {
  await tx
    .insertInto('order_transitions')
    .values({ user_id: tx.userId, order_id: id, from_status: from, to_status: to, by_user_id: by, note })
    .execute()
  await tx
    .updateTable('order_counters')
    .set({ [from]: sql`${sql.ref(from)} - 1`, [to]: sql`${sql.ref(to)} + 1` })
    .where('user_id', '=', tx.userId)
    .execute()
}
