import type { Selectable } from 'kysely'
import { isOwn } from '#platform/database/own-rows.ts'
import type { StockMovements } from '#platform/database/schema.ts'
import type { PlatformTx, TenantTx } from '#platform/database/transactions.ts'
import type { Page } from '#platform/http/envelope.ts'
import { declareList, type ListQuery } from '#platform/lists/list.ts'
import { integer, moment } from '#platform/lists/order.ts'
import { pageIn } from '#platform/lists/page.ts'
import { productNotFound } from './stock.errors.ts'
import { StockMovementResource } from './stock.schemas.ts'

export type MovementRow = Omit<Selectable<StockMovements>, 'user_id'>

const columns = [
  'id',
  'product_id',
  'kind',
  'delta',
  'quantity_after',
  'order_id',
  'reason',
  'by_user_id',
  'created_at',
] as const

export function toMovement({ by_user_id, created_at, kind, ...row }: MovementRow): StockMovementResource {
  return {
    ...row,
    kind: kind as StockMovementResource['kind'],
    by: by_user_id,
    created_at: created_at.toISOString(),
  }
}

export async function findStockOwner(tx: PlatformTx, productId: number): Promise<number | undefined> {
  const row = await tx.selectFrom('products').select('user_id').where('id', '=', productId).executeTakeFirst()
  return row?.user_id
}

/** Holds the product until the transaction ends: what is read here is still true when it is written. */
export async function lockStock(tx: TenantTx, productId: number): Promise<{ name: string; quantity: number }> {
  const row = await tx
    .selectFrom('products')
    .select(['name', 'quantity'])
    .where('user_id', '=', tx.userId)
    .where('id', '=', productId)
    .where('deleted_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (row === undefined) throw productNotFound()
  return row
}

export const movementList = declareList({
  table: 'stock_movements',
  owner: 'user_id',
  resource: StockMovementResource,
  columns: [...columns],
  sorts: { id: [integer('id')], created_at: [moment('created_at')] },
  initial: '-id',
  filters: {},
  toResource: toMovement,
})

export async function listMovements(
  tx: TenantTx | PlatformTx,
  productId: number,
  query: ListQuery,
): Promise<Page<StockMovementResource>> {
  const product = await tx
    .selectFrom('products')
    .select('user_id')
    .where(isOwn(tx, 'products'))
    .where('id', '=', productId)
    .where('deleted_at', 'is', null)
    .executeTakeFirst()
  if (product === undefined) throw productNotFound()
  return pageIn(tx, movementList, query, { user_id: product.user_id, product_id: productId })
}
