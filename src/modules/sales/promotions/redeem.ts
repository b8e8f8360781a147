import { sql } from 'kysely'
import { type CartPrice, toDecimal } from '#modules/sales/pricing/index.ts'
import type { TenantTx } from '#platform/database/transactions.ts'

/** A promotion that an order has, as it is written down with a quote. */
export interface Redemption {
  promotion_id: number
  name: string
  /** With two decimals. */
  amount: string
  /** The buyer's address: distinguishes one buyer's uses from another's. */
  email: string
}

export const redemptionsOf = ({ discounts }: CartPrice, email: string): Redemption[] =>
  discounts.map(({ key, name, amount }) => ({ promotion_id: key, name, amount: toDecimal(amount), email }))

interface Redeeming {
  orderId: number
  redemptions: readonly Redemption[]
}

/**
 * Counts an order's promotions as used, each within its limits, and answers the first that has none left: the caller undoes the
 * order then. The promotions' rows are locked in the order of their ids, after products and the shop's counters, as everywhere.
 */
export async function redeem(tx: TenantTx, { orderId, redemptions }: Redeeming): Promise<Redemption | undefined> {
  const byId = redemptions.toSorted((one, other) => one.promotion_id - other.promotion_id)
  for (const redemption of byId) {
    if (!(await count(tx, redemption)) || !(await writeDown(tx, orderId, redemption))) return redemption
  }
  return undefined
}

async function count(tx: TenantTx, { promotion_id, amount }: Redemption): Promise<boolean> {
  const { numAffectedRows } = await sql`
    UPDATE promotions SET used = used + 1, discount_total = discount_total + ${amount}::numeric
    WHERE user_id = ${tx.userId} AND id = ${promotion_id} AND NOT used_up`.execute(tx)
  return numAffectedRows === 1n
}

/** A statement of its own, begun under the lock of the promotion: it sees what other orders of this buyer have committed. */
async function writeDown(tx: TenantTx, orderId: number, { promotion_id, amount, email }: Redemption): Promise<boolean> {
  const { numAffectedRows } = await sql`
    INSERT INTO promotion_redemptions (user_id, promotion_id, order_id, buyer, amount)
    SELECT user_id, id, ${orderId}, promotion_buyer(user_id, ${email}), ${amount}::numeric FROM promotions
    WHERE user_id = ${tx.userId} AND id = ${promotion_id} AND coalesce(per_buyer_limit > (
      SELECT count(*) FROM promotion_redemptions AS before WHERE before.user_id = ${tx.userId}
        AND before.promotion_id = ${promotion_id} AND buyer = promotion_buyer(${tx.userId}, ${email})), true)`.execute(
    tx,
  )
  return numAffectedRows === 1n
}

/** An order that was cancelled before anything was paid has used nothing. The promotions are locked first, as where they are used. */
export async function giveRedemptionsBack(tx: TenantTx, orderId: number): Promise<void> {
  const ofOrder = sql`user_id = ${tx.userId} AND order_id = ${orderId}`
  await sql`
    SELECT FROM promotions WHERE user_id = ${tx.userId} AND id IN (
      SELECT promotion_id FROM promotion_redemptions WHERE ${ofOrder}) ORDER BY id FOR UPDATE`.execute(tx)
  await sql`
    WITH given_back AS (DELETE FROM promotion_redemptions WHERE ${ofOrder} RETURNING promotion_id, amount)
    UPDATE promotions SET used = used - 1, discount_total = discount_total - amount FROM given_back
    WHERE promotions.user_id = ${tx.userId} AND promotions.id = promotion_id`.execute(tx)
}
