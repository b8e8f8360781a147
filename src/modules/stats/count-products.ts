import { sql } from 'kysely'
import type { PlatformTx, TenantTx } from '#platform/database/transactions.ts'
import { days } from './daily-figures.ts'

export interface ProductCounts {
  products: number
  out_of_stock: number
}

/** How many products are there, from an index alone, however many they are. With a parameter, its plan is kept. */
export async function countProducts(tx: TenantTx | PlatformTx): Promise<ProductCounts> {
  const { rows } = await sql<ProductCounts>`
    SELECT coalesce(sum(products), ${0})::bigint AS products, coalesce(sum(out_of_stock), 0)::bigint AS out_of_stock
    FROM (${days(tx, ['products', 'out_of_stock'])}) AS days`.execute(tx)
  return rows[0] as ProductCounts
}
