import { sql } from 'kysely'
import { type Database, type VisitorTx, withVisitor } from '#platform/database/transactions.ts'
import { hashOfToken, newCartToken } from './cart-token.ts'
import type { OpenCartRequest, UpdateCartRequest } from './carts.schemas.ts'
import { putItem, updateCart } from './change-cart.ts'
import { type CartContent, readCart } from './read-cart.ts'

interface OpenedFor extends OpenCartRequest {
  /** What is known of the buyer already. */
  about?: UpdateCartRequest
  /** The shop makes it for its buyer: under which number, and with which token. */
  draft?: { id: number; token: string }
}

/** A new cart and the token that opens it, which is stored nowhere. */
export async function openCart(
  database: Database,
  shop: number,
  { items, about = {}, draft }: OpenedFor,
): Promise<{ content: CartContent; token: string }> {
  const token = draft?.token ?? newCartToken()
  const content = await withVisitor(database, { shop }, async (tx) => {
    const id = await insertCart(tx, { tokenHash: hashOfToken(token), draftId: draft?.id })
    for (const [at, { product_id, quantity }] of items.entries())
      await putItem(tx, id, { productId: product_id, quantity, at })
    return Object.keys(about).length > 0 ? updateCart(tx, id, about) : readCart(tx, id)
  })
  return { content, token }
}

/** A number for a cart whose token is made of it. */
export const takeCartId = (database: Database, shop: number): Promise<number> =>
  withVisitor(database, { shop }, async (tx) => {
    const { rows } = await sql<{ id: number }>`SELECT nextval('carts_id_seq') AS id`.execute(tx)
    return Number(rows[0]?.id)
  })

/** Its number is known before it is there: from then on the transaction sees that one cart and no other. */
async function insertCart(
  tx: VisitorTx,
  { tokenHash, draftId }: { tokenHash: string; draftId: number | undefined },
): Promise<number> {
  const number = draftId === undefined ? sql`nextval('carts_id_seq')` : sql`${draftId}::bigint`
  const { rows } = await sql<{ id: string }>`
    SELECT set_config('souk.cart', ${number}::text, true) AS id, set_config('souk.cart_token', ${tokenHash}, true)`.execute(
    tx,
  )
  const id = Number(rows[0]?.id)
  await sql`
    INSERT INTO carts (user_id, id, token_hash, drafted)
    VALUES (${tx.userId}, ${id}, decode(${tokenHash}, 'hex'), ${draftId !== undefined})`.execute(tx)
  return id
}
