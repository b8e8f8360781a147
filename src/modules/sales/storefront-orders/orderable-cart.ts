import { sql } from 'kysely'
import {
  type CartContent,
  cartChanged,
  cartClosed,
  cartIsEmpty,
  cartNotFound,
  type PricedContent,
  priceContent,
  readCart,
  toPricedCart,
} from '#modules/sales/carts/index.ts'
import { toDecimal } from '#modules/sales/pricing/index.ts'
import type { TenantTx } from '#platform/database/transactions.ts'

export interface OrderableCart {
  content: CartContent
  priced: PricedContent
  /** With two decimals. */
  total: string
}

export interface LockedCart {
  state: CartContent['state']
  /** Stock is kept for it. */
  isHeld: boolean
}

/** Holds the cart until the transaction ends: before payments, orders, products and counters, as everywhere. */
export async function lockCart(tx: TenantTx, id: number, tokenHash: string): Promise<LockedCart> {
  const { rows } = await sql<LockedCart>`
    SELECT CASE WHEN state = 'open' AND expires_at <= now() THEN 'expired' ELSE state END AS state,
      hold_ends_at IS NOT NULL AS "isHeld" FROM carts
    WHERE user_id = ${tx.userId} AND id = ${id} AND token_hash = decode(${tokenHash}, 'hex') FOR UPDATE`.execute(tx)
  if (rows[0] === undefined) throw cartNotFound()
  return rows[0]
}

/** The locked cart, if it can be ordered as its buyer has seen it. */
export const requireOrderable = async (tx: TenantTx, id: number, expectedTotal: string) =>
  orderableOf(await readCart(tx, id), expectedTotal)

/** Throws the cart of now where its buyer has seen another one. */
export function orderableOf(content: CartContent, expectedTotal: string): OrderableCart {
  if (content.state !== 'open') throw cartClosed()
  if (content.items.length === 0) throw cartIsEmpty()
  const priced = priceContent(content)
  const cart = toPricedCart(content, priced)
  const total = toDecimal(priced.price.totals.total)
  const hinders = cart.problems.some(({ code }) => code !== 'price_changed')
  if (hinders || total !== expectedTotal) throw cartChanged(cart)
  return { content, priced, total }
}
