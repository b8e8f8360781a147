import { sql } from 'kysely'
import { type Database, type VisitorTx, withVisitor } from '#platform/database/transactions.ts'
import { hashOfToken, newCartToken } from './cart-token.ts'
import type { OpenCartRequest, UpdateCartRequest } from './carts.schemas.ts'
import { putItem, updateCart } from './change-cart.ts'
import { type CartContent, readCart } from './read-cart.ts'

interface OpenedFor extends OpenCartRequest {
  /** What is known of the buyer already. */
  about?: UpdateCartRequest
  /** The shop makes it for its buyer. */
  drafted?: boolean
}

/** A new cart and the token that opens it, which is stored nowhere. */
export async function openCart(
  database: Database,
  shop: number,
  { items, about = {}, drafted = false }: OpenedFor,
): Promise<{ content: CartContent; token: string }> {
  const token = newCartToken()
  const content = await withVisitor(database, { shop }, async (tx) => {
    const id = await insertCart(tx, { tokenHash: hashOfToken(token), drafted })
    for (const [at, { product_id, quantity }] of items.entries())
      await putItem(tx, id, { productId: product_id, quantity, at })
    return Object.keys(about).length > 0 ? updateCart(tx, id, about) : readCart(tx, id)
  })
  return { content, token }
}

/** Its number is known before it is there: from then on the transaction sees that one cart and no other. */
async function insertCart(
  tx: VisitorTx,
  { tokenHash, drafted }: { tokenHash: string; drafted: boolean },
): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    SELECT set_config('souk.cart', nextval('carts_id_seq')::text, true) AS id, set_config('souk.cart_token', ${tokenHash}, true)`.execute(
    tx,
  )
  const id = Number(rows[0]?.id)
  await sql`
    INSERT INTO carts (user_id, id, token_hash, drafted)
    VALUES (${tx.userId}, ${id}, decode(${tokenHash}, 'hex'), ${drafted})`.execute(tx)
  return id
}
