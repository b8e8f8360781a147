import { sql } from 'kysely'
import type { TenantTx } from '#platform/database/transactions.ts'
import { announce } from '#platform/outbox/announce.ts'
import { availableQuantity, type OrderableProduct, quantitiesByProduct } from './available-quantity.ts'
import { itemsRefused, totalTooLarge } from './orders.errors.ts'
import { orderCreated } from './orders.events.ts'
import { getOrder } from './orders.queries.ts'
import type { OrderResource, RequestedItem } from './orders.schemas.ts'

const numericOverflow = '22003'

/** Stock, order, lines and outbox commit together or not at all. */
export async function placeOrder(tx: TenantTx, items: readonly RequestedItem[]): Promise<OrderResource> {
  const quantities = quantitiesByProduct(items)
  const products = await lockProducts(tx, [...quantities.keys()])
  const errors = availableQuantity(items, products)
  if (Object.keys(errors).length > 0) throw itemsRefused(errors)
  await takeStock(tx, quantities)
  const order = await getOrder(tx, await insertOrder(tx, quantities))
  await announce(tx, orderCreated(order))
  return order
}

/** In id order: two orders for the same products wait for each other instead of deadlocking. */
async function lockProducts(tx: TenantTx, ids: number[]): Promise<Map<number, OrderableProduct>> {
  const rows = await tx
    .selectFrom('products')
    .select(['id', 'name', 'price', 'quantity'])
    .where('user_id', '=', tx.userId)
    .where('id', 'in', ids)
    .where('deleted_at', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}

/** The guard that decides: whatever was checked before, no row goes below zero. */
async function takeStock(tx: TenantTx, quantities: Map<number, number>): Promise<void> {
  const { rows } = await sql`
    UPDATE products SET quantity = products.quantity - wanted.quantity, updated_at = now()
    FROM unnest(${[...quantities.keys()]}::bigint[], ${[...quantities.values()]}::bigint[]) AS wanted (id, quantity)
    WHERE products.user_id = ${tx.userId} AND products.id = wanted.id AND products.deleted_at IS NULL
      AND products.quantity >= wanted.quantity
    RETURNING products.id`.execute(tx)
  if (rows.length !== quantities.size) throw new Error('Stock changed under a row lock.')
}

/** Name and price are copied from the product, and the total is summed, by PostgreSQL in exact decimals. */
async function insertOrder(tx: TenantTx, quantities: Map<number, number>): Promise<number> {
  const { rows } = await sql<{ order_id: number }>`
    WITH lines AS (
      SELECT products.id AS product_id, products.name, products.price, wanted.quantity
      FROM unnest(${[...quantities.keys()]}::bigint[], ${[...quantities.values()]}::int[]) AS wanted (id, quantity)
      JOIN products ON products.user_id = ${tx.userId} AND products.id = wanted.id
    ), placed AS (
      INSERT INTO orders (user_id, total_price, status)
      SELECT ${tx.userId}, sum(price * quantity), 'pending' FROM lines
      RETURNING id, user_id
    )
    INSERT INTO order_items (user_id, order_id, product_id, quantity, product_name, unit_price)
    SELECT placed.user_id, placed.id, lines.product_id, lines.quantity, lines.name, lines.price FROM lines, placed
    RETURNING order_id`
    .execute(tx)
    .catch(refuseOverflow)
  return (rows[0] as { order_id: number }).order_id
}

function refuseOverflow(error: { code?: string }): never {
  throw error.code === numericOverflow ? totalTooLarge() : error
}
