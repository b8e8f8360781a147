import { sql } from 'kysely'
import { returnStock } from '#modules/inventory/stock/index.ts'
import {
  chooseUnits,
  countUnits,
  type LockedOrder,
  lockOrder,
  type OrderLine,
  readLines,
  settleStatus,
} from '#modules/sales/orders/index.ts'
import { toDecimal, toMinor } from '#modules/sales/pricing/index.ts'
import type { TenantTx } from '#platform/database/transactions.ts'
import { validationFailed } from '#platform/http/failure.ts'
import { announceRefunds, giveBack } from './give-back.ts'
import { sharesOf } from './line-shares.ts'
import { readMoney } from './order-money.ts'
import { moreThanPaid, moreThanShipping, nothingPaid, zeroAmount } from './payments.errors.ts'
import { getRefund } from './payments.queries.ts'
import type { RefundOrderRequest, RefundResource } from './payments.schemas.ts'

type Units = { line: OrderLine; quantity: number }[]

/** What is asked for, as sums: for lines, for shipping, or a part of what was paid; all that is left where nothing is named. */
interface Sum {
  amount: bigint
  units: Units
  shipping: bigint
}

/** Gives money back for lines, for shipping, or as a part of what was paid; without any of them, all that is left. */
export async function refundOrder(
  tx: TenantTx,
  orderId: number,
  asked: RefundOrderRequest,
  by: number,
): Promise<RefundResource> {
  const order = await lockOrder(tx, orderId)
  const { left } = await readMoney(tx, order)
  if (left === 0n) throw nothingPaid()
  const lines = await readLines(tx, orderId)
  const sum = await sumOf(tx, order, { asked, lines, left })
  if (sum.amount === 0n) throw zeroAmount(asked.items === undefined ? 'amount' : 'items')
  if (sum.amount > left) throw moreThanPaid(toDecimal(left))
  const items = asked.items === undefined ? [] : sharesOf(order, sum.units)
  await countUnits(tx, 'refunded', sum.units)
  await bookShipping(tx, orderId, sum.shipping)
  if (asked.restock) await restock(tx, orderId, sum.units, by)
  const reason = asked.reason ?? null
  const { amount, shipping } = sum
  const refunds = await giveBack(tx, order, { amount, items, shipping, reason, restock: asked.restock, by })
  await announceRefunds(tx, await settleStatus(tx, orderId, { by, note: reason }), refunds)
  return getRefund(tx, refunds[0]?.id as number)
}

interface Asked {
  asked: RefundOrderRequest
  lines: OrderLine[]
  left: bigint
}

async function sumOf(tx: TenantTx, order: LockedOrder, { asked, lines, left }: Asked): Promise<Sum> {
  if (asked.amount !== undefined) return { amount: toMinor(asked.amount), units: [], shipping: 0n }
  const shippingLeft = await shippingNotRefunded(tx, order.id)
  if (asked.items === undefined && asked.shipping === undefined) {
    return { amount: left, units: chooseUnits(lines, undefined, notRefunded), shipping: shippingLeft }
  }
  const shipping = toMinor(asked.shipping ?? '0')
  if (shipping > shippingLeft) throw moreThanShipping(toDecimal(shippingLeft))
  const units = chooseUnits(lines, asked.items ?? [], notRefunded)
  const amount = sharesOf(order, units).reduce((total, share) => total + share.amount, shipping)
  return { amount, units, shipping }
}

const notRefunded = {
  left: (line: OrderLine) => Math.max(0, line.quantity - line.cancelled - line.refunded),
  refusal: ({ product_name }: OrderLine, left: number) =>
    left === 0
      ? `All of '${product_name}' was given back or cancelled already.`
      : `Only ${left} of '${product_name}' are left to give back.`,
}

/** In hundredths, with the tax on it. */
async function shippingNotRefunded(tx: TenantTx, orderId: number): Promise<bigint> {
  const { rows } = await sql<{ left: string }>`
    SELECT coalesce(sum(price - discount + CASE WHEN prices_include_tax THEN 0 ELSE tax END - refunded), 0)::text AS left
    FROM order_charges JOIN orders ON orders.user_id = order_charges.user_id AND orders.id = order_id
    WHERE order_charges.user_id = ${tx.userId} AND order_id = ${orderId}`.execute(tx)
  return toMinor(rows[0]?.left ?? '0')
}

async function bookShipping(tx: TenantTx, orderId: number, amount: bigint): Promise<void> {
  if (amount === 0n) return
  await sql`
    UPDATE order_charges SET refunded = refunded + ${toDecimal(amount)}::numeric
    WHERE user_id = ${tx.userId} AND order_id = ${orderId} AND kind = 'shipping'`.execute(tx)
}

/** Only what has left comes back. */
async function restock(tx: TenantTx, orderId: number, units: Units, by: number): Promise<void> {
  const back = units
    .map(({ line, quantity }) => ({ line, quantity: Math.min(quantity, line.fulfilled - line.returned) }))
    .filter(({ quantity }) => quantity > 0)
  if (back.length === 0)
    throw validationFailed({ restock: ['Nothing of it has left the shop: cancel its lines instead.'] })
  await countUnits(tx, 'returned', back)
  const items = back.map(({ line, quantity }) => ({ order_item_id: line.id, quantity }))
  await returnStock(tx, { orderId, items, kind: 'return', by })
}
