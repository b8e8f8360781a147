import { sql } from 'kysely'
import type { VisitorTx } from '#platform/database/transactions.ts'
import { validationFailed } from '#platform/http/failure.ts'
import { cartClosed, notToBeHad, productNotFound, rateUnknown, tooManyLines } from './carts.errors.ts'
import type { UpdateCartRequest } from './carts.schemas.ts'
import { priceContent } from './price-content.ts'
import { type CartContent, readCart } from './read-cart.ts'

const mostLines = 100

/** Changes of one cart wait for each other. One that is closed stays as it is. */
export async function lockOpenCart(tx: VisitorTx, id: number): Promise<void> {
  // What is not open is hidden from this statement by row security, and read by the other one.
  const { rows } = await sql`
    SELECT FROM carts WHERE user_id = ${tx.userId} AND id = ${id} AND expires_at > now() FOR UPDATE`.execute(tx)
  if (rows.length > 0) return
  await readCart(tx, id)
  throw cartClosed()
}

interface WantedItem {
  productId: number
  quantity: number
  /** Its place in a list of items, for what is said about it. */
  at?: number
}

interface Offered {
  title: string
  options: Record<string, string>
  price: string
  to_be_had: number
}

/** Absolute: however often it is asked for, so many are in the cart. */
export async function putItem(tx: VisitorTx, cartId: number, { productId, quantity, at }: WantedItem): Promise<void> {
  const { rows } = await sql<Offered>`
    SELECT listings.title, products.options, products.price::text AS price, quantity_to_be_had(products.id)::bigint
      + coalesce((SELECT quantity FROM stock_holds WHERE stock_holds.user_id = products.user_id AND cart_id = ${cartId} AND product_id = products.id), 0)
      AS to_be_had
    FROM products JOIN listings ON listings.user_id = products.user_id AND listings.id = products.listing_id
    WHERE products.user_id = ${tx.userId} AND products.id = ${productId} AND products.deleted_at IS NULL`.execute(tx)
  const offered = rows[0]
  if (offered === undefined) throw at === undefined ? productNotFound() : unknownItem(at, productId)
  const { title, options, price, to_be_had } = offered
  if (quantity > to_be_had) throw notToBeHad(at === undefined ? 'quantity' : `items.${at}.quantity`, title, to_be_had)
  await sql`
    INSERT INTO cart_items (user_id, cart_id, product_id, quantity, title, options, unit_price)
    VALUES (${tx.userId}, ${cartId}, ${productId}, ${quantity}, ${title}, ${JSON.stringify(options)}, ${price})
    ON CONFLICT (user_id, cart_id, product_id) DO UPDATE SET quantity = excluded.quantity, title = excluded.title,
      options = excluded.options, unit_price = excluded.unit_price`.execute(tx)
  await touch(tx, cartId)
  const { rows: counted } = await sql<{ lines: number }>`
    SELECT count(*) AS lines FROM cart_items WHERE user_id = ${tx.userId} AND cart_id = ${cartId}`.execute(tx)
  if ((counted[0]?.lines ?? 0) > mostLines) throw tooManyLines()
}

const unknownItem = (at: number, productId: number) =>
  validationFailed({ [`items.${at}.product_id`]: [`There is no product ${productId} in this shop.`] })

export async function removeItem(tx: VisitorTx, cartId: number, productId: number): Promise<void> {
  await sql`
    DELETE FROM cart_items WHERE user_id = ${tx.userId} AND cart_id = ${cartId} AND product_id = ${productId}`.execute(
    tx,
  )
  await touch(tx, cartId)
}

/** What a cart says of its buyer, and how it is sent. */
export async function updateCart(tx: VisitorTx, id: number, changes: UpdateCartRequest): Promise<CartContent> {
  const { shipping_address, billing_address, ...rest } = changes
  const written = {
    ...rest,
    ...(shipping_address !== undefined && { shipping_address: asJson(shipping_address) }),
    ...(billing_address !== undefined && { billing_address: asJson(billing_address) }),
  }
  await tx
    .updateTable('carts')
    .set({ ...written, updated_at: sql`now()`, expires_at: sql`now() + interval '30 days'` })
    .where('user_id', '=', tx.userId)
    .where('id', '=', id)
    .execute()
    .catch(nameUnknownRate)
  const content = await readCart(tx, id)
  if (rest.shipping_rate_id != null && priceContent(content).rate === undefined) throw rateUnknown()
  return content
}

const foreignKeyViolated = '23503'

function nameUnknownRate(error: { code?: string }): never {
  throw error.code === foreignKeyViolated ? rateUnknown() : error
}

const asJson = (value: object | null) => (value === null ? null : JSON.stringify(value))

/** It ends thirty days after its last change. */
export const touch = (tx: VisitorTx, id: number) =>
  sql`UPDATE carts SET updated_at = now(), expires_at = now() + interval '30 days'
    WHERE user_id = ${tx.userId} AND id = ${id}`.execute(tx)
