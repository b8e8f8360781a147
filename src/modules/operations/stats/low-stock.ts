import type { PlatformTx, TenantTx } from '#platform/database/transactions.ts'
import type { StatsResource } from './stats.schemas.ts'

const shown = 10

/** What runs out, the fewest first. */
export function listLowStock(tx: TenantTx | PlatformTx): Promise<StatsResource['low_stock']> {
  return tx
    .selectFrom('low_stock')
    .innerJoin('products', (products) =>
      products.onRef('products.user_id', '=', 'low_stock.user_id').onRef('products.id', '=', 'low_stock.product_id'),
    )
    .select(['product_id', 'low_stock.user_id', 'name', 'price', 'low_stock.quantity'])
    .$if('userId' in tx, (rows) => rows.where('low_stock.user_id', '=', (tx as TenantTx).userId))
    .orderBy('low_stock.quantity')
    .orderBy('product_id')
    .limit(shown)
    .execute()
}
