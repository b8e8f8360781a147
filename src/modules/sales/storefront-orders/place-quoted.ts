import { sql } from 'kysely'
import { lockProducts, releaseHold } from '#modules/inventory/stock/index.ts'
import { redeem } from '#modules/sales/promotions/index.ts'
import type { TenantTx } from '#platform/database/transactions.ts'
import { currentTraceparent } from '#platform/observability/story.ts'
import { placeQuotesStatement, type QuoteToPlace } from './place-quotes.statement.ts'

interface Placing extends Pick<QuoteToPlace, 'cartId' | 'quote' | 'payment'> {
  /** It may hold stock. */
  isHeld: boolean
}

/**
 * Turns what was quoted into the cart's order: what the cart holds is released and taken by the order under the same locks. Answers
 * the order's id, or nothing where stock is short or a promotion is used up: then the hold has ended and nothing was ordered. The
 * caller has locked the cart and then its payments.
 */
export async function placeQuoted(tx: TenantTx, { isHeld, ...asked }: Placing): Promise<number | undefined> {
  const { items, redemptions } = asked.quote
  if (isHeld) {
    await lockProducts(
      tx,
      items.map(({ product_id }) => product_id),
    )
    await releaseHold(tx, asked.cartId)
  }
  if (redemptions.length === 0) return place(tx, asked)
  // What is answered of a cart that cannot be ordered is read without what was written for it.
  await sql`SAVEPOINT unordered`.execute(tx)
  const orderId = await place(tx, asked)
  if (orderId === undefined || (await redeem(tx, { orderId, redemptions })) === undefined) return orderId
  await sql`ROLLBACK TO SAVEPOINT unordered`.execute(tx)
  return undefined
}

async function place(tx: TenantTx, asked: Omit<QuoteToPlace, 'traceparent'>): Promise<number | undefined> {
  const { rows } = await tx.executeQuery(
    placeQuotesStatement(tx.userId, [{ ...asked, traceparent: currentTraceparent() }]),
  )
  return rows[0]?.id ?? undefined
}
