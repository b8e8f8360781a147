import { sql } from 'kysely'
import { productList } from '#modules/catalogue/products/index.ts'
import { movementList } from '#modules/inventory/stock/index.ts'
import { buyerList } from '#modules/sales/buyers/index.ts'
import { orderList } from '#modules/sales/orders/index.ts'
import type { TenantTx } from '#platform/database/transactions.ts'
import type { AnyList } from '#platform/lists/list.ts'
import type { TransferResource } from '../transfers.schemas.ts'
import { cellOf } from './export-cells.ts'
import { exportedListings } from './export-listings.ts'

/** A row as it goes into a file: a resource as the API shows it, and the lines of a table that it makes. */
export interface ExportedRow {
  resource: object
  lines: string[][]
}

/** What can be exported, read in batches that a key parts. */
export interface Exported {
  header: readonly string[]
  batches: (tx: TenantTx, links: Links) => AsyncGenerator<ExportedRow[]>
}

export interface Links {
  /** What addresses of pictures begin with. */
  appUrl: string
}

const rowsAtOnce = 1_000

const addressParts = ['name', 'company', 'line1', 'line2', 'postal_code', 'city', 'region', 'country', 'phone']
const addressColumns = ['shipping_address', 'billing_address']

/** A list as the API shows it; `columns` name its fields, and those of addresses one by one. */
function exportedList(list: AnyList, keys: readonly string[], columns: readonly string[]): Exported {
  const where = (tx: TenantTx) => sql`user_id = ${tx.userId} AND ${sql.raw(list.live ?? 'true')}`
  const flat = columns.flatMap((column): [column: string, part?: string][] =>
    addressColumns.includes(column) ? addressParts.map((part) => [column, part]) : [[column]],
  )
  return {
    header: flat.map(([column, part]) => (part === undefined ? column : column.replace('address', part))),
    async *batches(tx) {
      const order = sql.raw(keys.join(', '))
      let after: unknown[] = keys.map(() => 0)
      for (;;) {
        const { rows } = await sql<Record<string, unknown>>`
          SELECT ${sql.raw(list.columns.join(', '))} FROM ${sql.table(list.table)}
          WHERE ${where(tx)} AND (${order}) > (${sql.join(after)}) ORDER BY ${order} LIMIT ${rowsAtOnce}`.execute(tx)
        if (rows.length === 0) return
        const last = rows.at(-1) as Record<string, unknown>
        after = keys.map((key) => last[key])
        yield rows.map((row) => {
          const resource = toResource(list, row)
          return { resource, lines: [flat.map(([column, part]) => cellOf(partOf(resource[column], part)))] }
        })
      }
    },
  }
}

const partOf = (value: unknown, part: string | undefined) =>
  part === undefined ? value : (value as Record<string, unknown> | null)?.[part]

function toResource(list: AnyList, row: Record<string, unknown>): Record<string, unknown> {
  const shown = list.toResource === undefined ? row : (list.toResource(row as never, 'all') as Record<string, unknown>)
  const { user_id: _owner, ...resource } = shown
  return Object.fromEntries(
    Object.entries(resource).map(([name, value]) => [name, value instanceof Date ? value.toISOString() : value]),
  )
}

export const exportedThings: Record<TransferResource['what'], Exported> = {
  products: exportedList(
    productList,
    ['id'],
    [
      'id',
      'name',
      'description',
      'price',
      'quantity',
      'sku',
      'barcode',
      'compare_at_price',
      'weight_grams',
      'needs_shipping',
      'tax_class',
      'stock_policy',
      'metadata',
    ],
  ),
  listings: exportedListings,
  orders: exportedList(
    orderList,
    ['id'],
    [
      'id',
      'number',
      'created_at',
      'status',
      'payment_status',
      'fulfillment_status',
      'source',
      'email',
      'currency',
      'items_total',
      'discount_total',
      'shipping_total',
      'tax_total',
      'total_price',
      'prices_include_tax',
      'cancelled_total',
      'shipping_address',
      'billing_address',
      'note',
      'items',
      'metadata',
      'updated_at',
    ],
  ),
  buyers: exportedList(
    buyerList,
    ['id'],
    [
      'id',
      'email',
      'name',
      'verified_at',
      'locale',
      'marketing_consent',
      'marketing_source',
      'marketing_at',
      'orders_count',
      'metadata',
      'erased_at',
      'created_at',
    ],
  ),
  ledger: exportedList(
    movementList,
    ['product_id', 'id'],
    ['id', 'product_id', 'kind', 'delta', 'quantity_after', 'order_id', 'reason', 'by', 'created_at'],
  ),
}
