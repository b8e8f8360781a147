import { type Selectable, sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Orders } from '#platform/database/schema.ts'
import type { PlatformTx, TenantTx } from '#platform/database/transactions.ts'
import type { OrderStatus } from './order-status.ts'
import { orderNotFound } from './orders.errors.ts'
import type { OrderItemResource, OrderResource } from './orders.schemas.ts'

const columns = [
  'orders.id',
  'orders.number',
  'orders.user_id',
  'orders.status',
  'orders.total_price',
  'orders.created_at',
  'orders.updated_at',
] as const

/** Orders with their lines in one statement. Money leaves as text: JSON numbers inside PostgreSQL would be rounded by readers. */
export const ordersWithItems = (tx: TenantTx | PlatformTx) =>
  tx.selectFrom('orders').select((order) => [
    ...columns,
    jsonArrayFrom(
      order
        .selectFrom('order_items')
        .select([
          'id',
          'product_id',
          'product_name',
          'quantity',
          sql<string>`unit_price::text`.as('unit_price'),
          sql<string>`(unit_price * quantity)::text`.as('line_total'),
        ])
        .whereRef('order_items.user_id', '=', 'orders.user_id')
        .whereRef('order_items.order_id', '=', 'orders.id')
        .orderBy('id'),
    ).as('items'),
  ])

type OrderRow = Omit<Selectable<Orders>, 'total_cents'> & { items: OrderItemResource[] }

export function toOrder({ items, ...row }: OrderRow): OrderResource {
  return {
    id: row.id,
    number: row.number,
    user_id: row.user_id,
    status: row.status as OrderStatus,
    total_price: row.total_price,
    items,
    created_at: row.created_at.toISOString(),
    updated_at: row.updated_at.toISOString(),
  }
}

export async function getOrder(tx: TenantTx | PlatformTx, id: number): Promise<OrderResource> {
  const row = await ordersWithItems(tx).where('orders.id', '=', id).executeTakeFirst()
  if (row === undefined) throw orderNotFound()
  return toOrder(row)
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
