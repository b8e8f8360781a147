import { lockOrder, settleStatus } from '#modules/sales/orders/index.ts'
import type { TenantTx } from '#platform/database/transactions.ts'
import { fulfillmentNotFound, wrongState } from './fulfillments.errors.ts'
import { getFulfillment } from './fulfillments.queries.ts'
import type { FulfillmentResource, ShipRequest } from './fulfillments.schemas.ts'
import { moveFulfillment } from './move-fulfillment.ts'
import { announceFulfillments } from './send-order.ts'

/** From where each state is reached. */
const before = { shipped: 'pending', delivered: 'shipped', cancelled: 'pending' } as const

interface Acting {
  to: keyof typeof before
  tracking?: ShipRequest
  by: number
}

/** Moves a fulfillment on, and the order's statuses with it. Asked again it is as it is, and nothing more is announced. */
export async function actOnFulfillment(
  tx: TenantTx,
  id: number,
  { to, tracking, by }: Acting,
): Promise<FulfillmentResource> {
  const { orderId } = await stateOf(tx, id)
  await lockOrder(tx, orderId)
  const { state } = await stateOf(tx, id)
  if (state === to) return getFulfillment(tx, id)
  if (state !== before[to]) throw wrongState(state, to)
  await moveFulfillment(tx, id, to, tracking)
  const order = await settleStatus(tx, orderId, { by })
  await announceFulfillments(tx, order, [id], to)
  return getFulfillment(tx, id)
}

async function stateOf(tx: TenantTx, id: number): Promise<{ orderId: number; state: string }> {
  const row = await tx
    .selectFrom('fulfillments')
    .select(['order_id as orderId', 'state'])
    .where('user_id', '=', tx.userId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (row === undefined) throw fulfillmentNotFound()
  return row
}
