import { sql } from 'kysely'
import type { PaymentAtProvider } from '#modules/sales/payment-providers/index.ts'
import type { Quote } from '#modules/sales/storefront-orders/index.ts'
import type { TenantTx } from '#platform/database/transactions.ts'

/** A payment by a provider, as it stands in our own rows. Sums have two decimals. */
export interface OnlinePayment {
  id: number
  cart_id: number
  order_id: number | null
  provider: string
  provider_ref: string | null
  account_ref: string | null
  key: string
  state:
    | 'created'
    | 'pending'
    | 'authorized'
    | 'captured'
    | 'partially_refunded'
    | 'refunded'
    | 'failed'
    | 'cancelled'
    | 'review'
  currency: string
  received_currency: string | null
  amount: string
  captured: string
  authorized: string
  refunded: string
  refunding: string
  disputed: boolean
  quote: Quote
  scenario: string | null
  return_url: string | null
  next: unknown
  failure: string | null
  /** The buyer gave it up, or the hold is over: the provider is asked to cancel it. */
  is_cancelling: boolean
  /** For more than ten minutes, without an answer. */
  is_unanswered: boolean
  is_review_over: boolean
}

const columns = sql`id, cart_id, order_id, provider, provider_ref, account_ref, key, state, currency, received_currency, amount::text, captured::text,
  authorized::text, refunded::text, refunding::text, disputed, quote, scenario, return_url, next, failure,
  cancelling_since IS NOT NULL AS is_cancelling, coalesce(cancelling_since < now() - interval '10 minutes', false) AS is_unanswered,
  coalesce(review_until <= now(), false) AS is_review_over`

export async function readOnlinePayment(tx: TenantTx, id: number): Promise<OnlinePayment | undefined> {
  const { rows } = await sql<OnlinePayment>`
    SELECT ${columns} FROM payments WHERE user_id = ${tx.userId} AND id = ${id} AND quote IS NOT NULL`.execute(tx)
  return rows[0]
}

/** The one under way, or the last one that was. */
export async function lastPaymentOf(tx: TenantTx, cartId: number): Promise<OnlinePayment | undefined> {
  const { rows } = await sql<OnlinePayment>`
    SELECT ${columns} FROM payments WHERE user_id = ${tx.userId} AND cart_id = ${cartId} AND quote IS NOT NULL
    ORDER BY state IN ('created', 'pending', 'authorized') DESC, id DESC LIMIT 1`.execute(tx)
  return rows[0]
}

export interface LockedPayment {
  payment: OnlinePayment
  cart: { state: string; orderId: number | null; isHeld: boolean }
}

/** Holds the cart and then all its payments: from here on one at a time decides what becomes of them. */
export async function lockPayment(tx: TenantTx, id: number): Promise<LockedPayment | undefined> {
  const { rows: carts } = await sql<{ id: number; state: string; isHeld: boolean }>`
    SELECT id, state, hold_ends_at IS NOT NULL AS "isHeld" FROM carts WHERE user_id = ${tx.userId}
      AND id = (SELECT cart_id FROM payments WHERE user_id = ${tx.userId} AND id = ${id}) FOR UPDATE`.execute(tx)
  const cart = carts[0]
  if (cart === undefined) return undefined
  await sql`SELECT FROM payments WHERE user_id = ${tx.userId} AND cart_id = ${cart.id} ORDER BY id FOR UPDATE`.execute(
    tx,
  )
  const payment = await readOnlinePayment(tx, id)
  if (payment === undefined) return undefined
  const { rows: orders } = await sql<{ id: number }>`
    SELECT id FROM orders WHERE user_id = ${tx.userId} AND cart_id = ${cart.id}`.execute(tx)
  return { payment, cart: { state: cart.state, orderId: orders[0]?.id ?? null, isHeld: cart.isHeld } }
}

export const isOpen = ({ state }: Pick<OnlinePayment, 'state'>) =>
  state === 'created' || state === 'pending' || state === 'authorized'

/** What its provider knows it by; throws for one that was never started. */
export function atProvider({
  id,
  provider_ref: ref,
  account_ref: account,
  currency,
}: OnlinePayment): PaymentAtProvider {
  if (ref === null) throw new Error(`Payment ${id} was not started at its provider.`)
  return { ref, account, currency }
}
