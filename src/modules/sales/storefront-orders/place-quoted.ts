import { sql } from 'kysely'
import { lockProducts, releaseHold } from '#modules/inventory/stock/index.ts'
import { getOrder, toBuyer } from '#modules/sales/orders/index.ts'
import { redeem } from '#modules/sales/promotions/index.ts'
import type { TenantTx } from '#platform/database/transactions.ts'
import { announce } from '#platform/outbox/announce.ts'
import type { Quote } from './quote.ts'
import { storefrontOrderEvents } from './storefront-orders.events.ts'
import { writeOrder } from './write-order.ts'

interface Placing {
  cartId: number
  quote: Quote
  /** By which it is paid; an order of nothing has none. */
  paymentId: number | undefined
  /** It may hold stock. */
  isHeld: boolean
}

/**
 * Turns what was quoted into the cart's order: what the cart holds is released and taken by the order under the same locks. Answers
 * the order's id, or nothing where stock is short or a promotion is used up: then the hold has ended and nothing was ordered. The caller has locked the cart and
 * then its payments.
 */
export async function placeQuoted(
  tx: TenantTx,
  { cartId, quote, paymentId, isHeld }: Placing,
): Promise<number | undefined> {
  if (isHeld) {
    await lockProducts(
      tx,
      quote.items.map(({ product_id }) => product_id),
    )
    await releaseHold(tx, cartId)
  }
  const orderId = await writeRedeemed(tx, quote)
  if (orderId === undefined) return undefined
  await sql`UPDATE carts SET state = 'completed', updated_at = now() WHERE user_id = ${tx.userId} AND id = ${cartId}`.execute(
    tx,
  )
  if (paymentId !== undefined)
    await sql`UPDATE payments SET order_id = ${orderId} WHERE user_id = ${tx.userId} AND id = ${paymentId}`.execute(tx)
  const order = await getOrder(tx, orderId)
  for (const event of storefrontOrderEvents(order, await toBuyer(tx, order))) await announce(tx, event)
  return orderId
}

async function writeRedeemed(tx: TenantTx, quote: Quote): Promise<number | undefined> {
  const { redemptions } = quote
  if (redemptions.length === 0) return writeOrder(tx, quote)
  // What is told of a cart that cannot be ordered is read without what was written for it.
  await sql`SAVEPOINT unordered`.execute(tx)
  const orderId = await writeOrder(tx, quote)
  if (orderId === undefined) return undefined
  const usedUp = await redeem(tx, { orderId, redemptions })
  if (usedUp === undefined) return orderId
  await sql`ROLLBACK TO SAVEPOINT unordered`.execute(tx)
  return undefined
}
