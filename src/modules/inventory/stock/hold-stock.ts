import { sql } from 'kysely'
import type { TenantTx } from '#platform/database/transactions.ts'

interface Held {
  product_id: number
  quantity: number
}

/** Locks products in the order of their ids, as everybody does, before several steps work on them. */
export async function lockProducts(tx: TenantTx, ids: readonly number[]): Promise<void> {
  await sql`
    SELECT FROM products WHERE user_id = ${tx.userId} AND id = ANY(${[...ids]}::bigint[]) ORDER BY id FOR UPDATE`.execute(
    tx,
  )
}

/**
 * Keeps stock for a cart: it leaves the product, through the ledger, until the hold ends. Answers whether all of it was there;
 * otherwise nothing was taken. The caller has locked the cart and then the products.
 */
export async function holdStock(tx: TenantTx, cartId: number, items: readonly Held[]): Promise<boolean> {
  const wanted = sql`json_to_recordset(${JSON.stringify(items)}::json) AS wanted (product_id bigint, quantity int)`
  const { rows: short } = await sql`
    SELECT FROM ${wanted} LEFT JOIN products ON user_id = ${tx.userId} AND id = product_id AND deleted_at IS NULL
    WHERE id IS NULL OR (stock_policy = 'track' AND products.quantity < wanted.quantity) LIMIT 1`.execute(tx)
  if (short.length > 0) return false
  await sql`
    WITH taken AS (
      UPDATE products SET quantity = products.quantity - wanted.quantity FROM ${wanted}
      WHERE user_id = ${tx.userId} AND id = product_id AND stock_policy = 'track'
      RETURNING id, wanted.quantity, products.quantity AS quantity_after
    ), held AS (
      INSERT INTO stock_holds (user_id, cart_id, product_id, quantity) SELECT ${tx.userId}, ${cartId}, id, quantity FROM taken
    )
    INSERT INTO stock_movements (user_id, product_id, kind, delta, quantity_after, cart_id)
    SELECT ${tx.userId}, id, 'hold', -quantity, quantity_after, ${cartId} FROM taken ORDER BY id`.execute(tx)
  return true
}

/**
 * Ends a cart's hold: what was kept goes back. A hold ends once: its rows go with it. The caller has locked the cart. Where a product
 * was set to the most that a quantity can be meanwhile, no more goes back than fits.
 */
export async function releaseHold(tx: TenantTx, cartId: number): Promise<void> {
  await sql`
    WITH ended AS (
      DELETE FROM stock_holds WHERE user_id = ${tx.userId} AND cart_id = ${cartId} RETURNING product_id, quantity
    ), locked AS MATERIALIZED (
      SELECT id, quantity FROM products
      WHERE user_id = ${tx.userId} AND id IN (SELECT product_id FROM ended) ORDER BY id FOR UPDATE
    ), back AS (
      SELECT id, locked.quantity AS before, least(ended.quantity, 2147483647 - locked.quantity) AS quantity
      FROM locked JOIN ended ON product_id = id
    ), returned AS (
      UPDATE products SET quantity = before + back.quantity FROM back
      WHERE products.user_id = ${tx.userId} AND products.id = back.id AND back.quantity > 0
      RETURNING products.id, products.quantity AS quantity_after, back.quantity
    )
    INSERT INTO stock_movements (user_id, product_id, kind, delta, quantity_after, cart_id)
    SELECT ${tx.userId}, id, 'release', quantity, quantity_after, ${cartId} FROM returned ORDER BY id`.execute(tx)
  await sql`UPDATE carts SET hold_ends_at = NULL WHERE user_id = ${tx.userId} AND id = ${cartId} AND hold_ends_at IS NOT NULL`.execute(
    tx,
  )
}
