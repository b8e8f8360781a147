import { type Selectable, sql } from 'kysely'
import type { Orders } from '#platform/database/schema.ts'
import type { PlatformTx, TenantTx } from '#platform/database/transactions.ts'
import type { OrderStatus } from './order-status.ts'
import { orderNotFound } from './orders.errors.ts'
import type { OrderItemResource, OrderResource } from './orders.schemas.ts'

/** Of an order with its lines. Money leaves as text: JSON numbers inside PostgreSQL would be rounded by readers. */
export const orderColumns = [
  'id',
  'number',
  'user_id',
  'status',
  'total_price',
  `(SELECT coalesce(json_agg(json_build_object(
      'id', line.id, 'product_id', product_id, 'product_name', product_name, 'quantity', quantity,
      'unit_price', unit_price::text, 'line_total', (unit_price * quantity)::text) ORDER BY line.id), '[]')
    FROM order_items AS line WHERE line.user_id = orders.user_id AND line.order_id = orders.id) AS items`,
  'created_at',
  'updated_at',
] as const

type OrderRow = Omit<Selectable<Orders>, 'total_cents'> & { items: OrderItemResource[] }

export async function getOrder(tx: TenantTx | PlatformTx, id: number): Promise<OrderResource> {
  const { rows } = await sql<OrderRow>`SELECT ${sql.raw(orderColumns.join(', '))} FROM orders WHERE id = ${id}`.execute(
    tx,
  )
  if (rows[0] === undefined) throw orderNotFound()
  const { status, created_at, updated_at, ...order } = rows[0]
  const times = { created_at: created_at.toISOString(), updated_at: updated_at.toISOString() }
  return { ...order, status: status as OrderStatus, ...times }
}

export async function findOrderOwner(tx: PlatformTx, id: number): Promise<number | undefined> {
  const row = await tx.selectFrom('orders').select('user_id').where('id', '=', id).executeTakeFirst()
  return row?.user_id
}

/** Holds the order until the transaction ends, so that its status is moved by one at a time. */
export async function lockStatus(tx: TenantTx, id: number): Promise<OrderStatus> {
  const row = await tx.selectFrom('orders').select('status').where('id', '=', id).forUpdate().executeTakeFirst()
  if (row === undefined) throw orderNotFound()
  return row.status as OrderStatus
}
