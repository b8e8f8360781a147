import { sql } from 'kysely'
import { cartClosed, hashOfToken, newCartToken } from '#modules/sales/carts/index.ts'
import type { TenantTx } from '#platform/database/transactions.ts'

export interface OwnCart {
  id: number
  /** Where the token that was shown does not open it. */
  token: string | null
}

interface FoundCart {
  id: number
  state: string
  buyer_id: number | null
}

/**
 * The buyer's own cart, with what lay in the visitor's. A visitor's cart that is joined is over, so that what it held is never
 * added twice. The buyer is locked by the caller; carts are locked in the order of their ids.
 */
export async function joinCart(tx: TenantTx, buyerId: number, shownToken: string | undefined): Promise<OwnCart> {
  const shownHash = shownToken === undefined ? '' : hashOfToken(shownToken)
  const { shown, own } = await lockCarts(tx, buyerId, shownHash)
  if (shown?.state === 'paying') throw cartClosed()
  const joins = shown?.state === 'open' && (shown.buyer_id === null || shown.buyer_id === buyerId)
  if (joins && (own === undefined || own.id === shown.id)) {
    await sql`UPDATE carts SET buyer_id = ${buyerId} WHERE user_id = ${tx.userId} AND id = ${shown.id}`.execute(tx)
    return { id: shown.id, token: null }
  }
  const id = own?.id ?? (await openOwn(tx, buyerId))
  if (joins) await merge(tx, shown.id, id)
  return { id, token: await renewToken(tx, id) }
}

async function lockCarts(tx: TenantTx, buyerId: number, shownHash: string) {
  const { rows } = await sql<FoundCart & { isShown: boolean }>`
    SELECT id, buyer_id, token_hash = decode(${shownHash}, 'hex') AS "isShown",
      CASE WHEN state = 'open' AND expires_at <= now() THEN 'expired' ELSE state END AS state
    FROM carts WHERE user_id = ${tx.userId} AND (token_hash = decode(${shownHash}, 'hex') OR id = (
      SELECT max(id) FROM carts AS kept
      WHERE kept.user_id = ${tx.userId} AND kept.buyer_id = ${buyerId} AND state = 'open' AND expires_at > now()))
    ORDER BY id FOR UPDATE`.execute(tx)
  const isOwn = ({ buyer_id, state }: FoundCart) => buyer_id === buyerId && state === 'open'
  return { shown: rows.find(({ isShown }) => isShown), own: rows.filter(isOwn).at(-1) }
}

const openOwn = async (tx: TenantTx, buyerId: number): Promise<number> => {
  const opened = await tx
    .insertInto('carts')
    .values({ user_id: tx.userId, buyer_id: buyerId, token_hash: Buffer.from(hashOfToken(newCartToken()), 'hex') })
    .returning('id')
    .executeTakeFirstOrThrow()
  return opened.id
}

/** Of each product the sum, and no more than can be had; where nothing can be had, the cart says so of the line that stays. */
async function merge(tx: TenantTx, from: number, into: number): Promise<void> {
  await sql`
    INSERT INTO cart_items AS kept (user_id, cart_id, product_id, quantity, title, options, unit_price)
    SELECT user_id, ${into}, product_id, CASE WHEN to_be_had > 0 THEN least(quantity, to_be_had) ELSE quantity END,
      title, options, unit_price
    FROM cart_items CROSS JOIN LATERAL (SELECT coalesce(quantity_to_be_had(product_id), 0) AS to_be_had) AS stock
    WHERE user_id = ${tx.userId} AND cart_id = ${from} AND (
      EXISTS (SELECT FROM cart_items AS held WHERE held.user_id = cart_items.user_id AND held.cart_id = ${into}
        AND held.product_id = cart_items.product_id)
      OR (SELECT count(*) FROM cart_items AS held WHERE held.user_id = ${tx.userId} AND held.cart_id = ${into})
        + (SELECT count(*) FROM cart_items AS more WHERE more.user_id = ${tx.userId} AND more.cart_id = ${from}
          AND more.added_at <= cart_items.added_at) <= 100)
    ON CONFLICT (user_id, cart_id, product_id) DO UPDATE SET quantity = CASE
      WHEN quantity_to_be_had(kept.product_id) > 0
        THEN least(kept.quantity + excluded.quantity, quantity_to_be_had(kept.product_id), 999)
      ELSE greatest(kept.quantity, excluded.quantity) END`.execute(tx)
  await sql`
    UPDATE carts SET updated_at = now(), expires_at = now() + interval '30 days',
      email = coalesce(carts.email, other.email), note = coalesce(carts.note, other.note),
      shipping_address = coalesce(carts.shipping_address, other.shipping_address),
      billing_address = coalesce(carts.billing_address, other.billing_address),
      shipping_rate_id = coalesce(carts.shipping_rate_id, other.shipping_rate_id)
    FROM carts AS other
    WHERE other.user_id = ${tx.userId} AND other.id = ${from} AND carts.user_id = ${tx.userId} AND carts.id = ${into}`.execute(
    tx,
  )
  await sql`DELETE FROM cart_items WHERE user_id = ${tx.userId} AND cart_id = ${from}`.execute(tx)
  await sql`
    UPDATE carts SET state = 'expired', buyer_id = NULL, email = NULL, shipping_address = NULL, billing_address = NULL, note = NULL
    WHERE user_id = ${tx.userId} AND id = ${from}`.execute(tx)
}

/** Tokens are stored as hashes: who comes without the cart's gets a new one, and the one before opens it no more. */
async function renewToken(tx: TenantTx, id: number): Promise<string> {
  const token = newCartToken()
  await sql`
    UPDATE carts SET token_hash = decode(${hashOfToken(token)}, 'hex') WHERE user_id = ${tx.userId} AND id = ${id}`.execute(
    tx,
  )
  return token
}
