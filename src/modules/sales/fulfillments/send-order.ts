import {
  chooseUnits,
  countUnits,
  lockOrder,
  type OrderLine,
  readLines,
  type settleStatus,
} from '#modules/sales/orders/index.ts'
import type { TenantTx } from '#platform/database/transactions.ts'
import { announce } from '#platform/outbox/announce.ts'
import { nothingToSend, orderIsCancelled } from './fulfillments.errors.ts'
import { fulfillmentEvent } from './fulfillments.events.ts'
import { getFulfillment } from './fulfillments.queries.ts'
import type { CreateFulfillmentRequest, FulfillmentResource } from './fulfillments.schemas.ts'
import { moveFulfillment } from './move-fulfillment.ts'

/** Units of an order that will leave together. They are counted on their lines, so that nobody sends them twice. */
export async function createFulfillment(
  tx: TenantTx,
  orderId: number,
  asked: CreateFulfillmentRequest,
  by: number,
): Promise<FulfillmentResource> {
  const order = await lockOrder(tx, orderId)
  if (order.status === 'cancelled') throw orderIsCancelled()
  return getFulfillment(tx, await prepare(tx, orderId, asked, by))
}

async function prepare(
  tx: TenantTx,
  orderId: number,
  { items, carrier, tracking_number, tracking_url }: CreateFulfillmentRequest,
  by: number,
): Promise<number> {
  const units = chooseUnits(await readLines(tx, orderId), items, toSend)
  if (units.length === 0) throw nothingToSend()
  await countUnits(tx, 'fulfilled', units)
  const { id } = await tx
    .insertInto('fulfillments')
    .values({ user_id: tx.userId, order_id: orderId, carrier, tracking_number, tracking_url, by_user_id: by })
    .returning('id')
    .executeTakeFirstOrThrow()
  await tx
    .insertInto('fulfillment_items')
    .values(
      units.map(({ line, quantity }) => ({
        user_id: tx.userId,
        fulfillment_id: id,
        order_item_id: line.id,
        quantity,
      })),
    )
    .execute()
  return id
}

const toSend = {
  left: ({ quantity, fulfilled, cancelled }: OrderLine) => quantity - fulfilled - cancelled,
  refusal: ({ product_name }: OrderLine, left: number) =>
    left === 0
      ? `Nothing of '${product_name}' is left to send.`
      : `Only ${left} of '${product_name}' are left to send.`,
}

/** Ships all that has not left yet, what is prepared and the rest. The caller has locked the order, and settles its status. */
export async function shipAll(tx: TenantTx, orderId: number, by: number): Promise<number[]> {
  const left = (await readLines(tx, orderId)).some((line) => toSend.left(line) > 0)
  if (left) await prepare(tx, orderId, {}, by)
  return moveAll(tx, orderId, 'pending', 'shipped')
}

export const deliverAll = (tx: TenantTx, orderId: number): Promise<number[]> =>
  moveAll(tx, orderId, 'shipped', 'delivered')

async function moveAll(tx: TenantTx, orderId: number, from: string, to: 'shipped' | 'delivered'): Promise<number[]> {
  const rows = await tx
    .selectFrom('fulfillments')
    .select('id')
    .where('user_id', '=', tx.userId)
    .where('order_id', '=', orderId)
    .where('state', '=', from)
    .orderBy('id')
    .execute()
  for (const { id } of rows) await moveFulfillment(tx, id, to)
  return rows.map(({ id }) => id)
}

/** Announces fulfillments that were moved together, after the order was settled. */
export async function announceFulfillments(
  tx: TenantTx,
  order: Awaited<ReturnType<typeof settleStatus>>,
  ids: readonly number[],
  happening: 'shipped' | 'delivered' | 'cancelled',
): Promise<void> {
  for (const id of ids) {
    const event = await fulfillmentEvent(tx, order, await getFulfillment(tx, id), happening)
    await announce(tx, event)
  }
}
