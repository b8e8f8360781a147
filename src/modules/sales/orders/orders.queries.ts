import { type Selectable, sql } from 'kysely'
import { isOwn } from '#platform/database/own-rows.ts'
import type { Orders } from '#platform/database/schema.ts'
import type { PlatformTx, TenantTx } from '#platform/database/transactions.ts'
import { orderNotFound } from './orders.errors.ts'
import type { OrderResource } from './orders.schemas.ts'

/** Of an order with its lines. Money leaves as text: JSON numbers inside PostgreSQL would be rounded by readers. */
export const orderColumns = [
  'id',
  'number',
  'user_id',
  'status',
  'total_price',
  `(SELECT coalesce(json_agg(json_build_object(
      'id', line.id, 'product_id', product_id, 'product_name', product_name, 'quantity', quantity,
      'unit_price', unit_price::text, 'line_total', (unit_price * quantity)::text, 'sku', sku, 'options', options,
      'discount', discount::text, 'tax', tax::text, 'tax_rate', trim_scale(tax_rate)::text, 'fulfilled', fulfilled,
      'cancelled', cancelled, 'returned', returned) ORDER BY line.id), '[]')
    FROM order_items AS line WHERE line.user_id = orders.user_id AND line.order_id = orders.id) AS items`,
  'source',
  'payment_status',
  'fulfillment_status',
  'email',
  'currency',
  'coalesce(items_total, total_price) AS items_total',
  'discount_total',
  `(SELECT coalesce(json_agg(json_build_object('name', name, 'amount', amount::text) ORDER BY taken.id), '[]')
    FROM order_discounts AS taken WHERE taken.user_id = orders.user_id AND taken.order_id = orders.id) AS discounts`,
  'shipping_total',
  'tax_total',
  'prices_include_tax',
  'cancelled_total',
  'shipping_address',
  'billing_address',
  'note',
  'metadata',
  'created_at',
  'updated_at',
] as const

type OrderRow = Omit<OrderResource, 'created_at' | 'updated_at'> & Pick<Selectable<Orders>, 'created_at' | 'updated_at'>

export async function getOrder(tx: TenantTx | PlatformTx, id: number): Promise<OrderResource> {
  const { rows } = await sql<OrderRow>`
    SELECT ${sql.raw(orderColumns.join(', '))} FROM orders WHERE ${isOwn(tx, 'orders')} AND id = ${id}`.execute(tx)
  if (rows[0] === undefined) throw orderNotFound()
  const { created_at, updated_at, ...order } = rows[0]
  return { ...order, created_at: created_at.toISOString(), updated_at: updated_at.toISOString() }
}

export async function findOrderOwner(tx: PlatformTx, id: number): Promise<number | undefined> {
  const row = await tx.selectFrom('orders').select('user_id').where('id', '=', id).executeTakeFirst()
  return row?.user_id
}
