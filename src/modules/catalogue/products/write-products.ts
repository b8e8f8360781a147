import { sql } from 'kysely'
import { countStock } from '#modules/inventory/stock/index.ts'
import type { TenantTx } from '#platform/database/transactions.ts'
import type { ProductResource } from './products.schemas.ts'

/** A product as it shall stand, with all of its fields. */
export type WrittenProduct = Omit<ProductResource, 'user_id' | 'created_at' | 'updated_at'>

/**
 * Many products of the shop at once, each as it shall stand, in two statements: their words and prices here, what there is of
 * them through the ledger. The caller has locked them in the order of their ids. The ids are named beside the join: whatever
 * PostgreSQL believes of the table, it compares no more than these with each other.
 */
export async function writeProducts(
  tx: TenantTx,
  products: readonly WrittenProduct[],
  { reason, by }: { reason: string; by: number },
): Promise<void> {
  if (products.length === 0) return
  await countStock(tx, products, reason, by)
  await sql`
    UPDATE products SET name = told.name, description = told.description, price = told.price, listing_id = told.listing_id,
      options = told.options, position = told.position, sku = told.sku, barcode = told.barcode,
      compare_at_price = told.compare_at_price, weight_grams = told.weight_grams, needs_shipping = told.needs_shipping,
      tax_class = told.tax_class, stock_policy = told.stock_policy, metadata = told.metadata, updated_at = now()
    FROM json_to_recordset(${JSON.stringify(products)}::json) AS told (id bigint, name text, description text, price numeric,
      listing_id bigint, options jsonb, position integer, sku text, barcode text, compare_at_price numeric, weight_grams integer,
      needs_shipping boolean, tax_class text, stock_policy text, metadata jsonb)
    WHERE products.user_id = ${tx.userId} AND products.id = ANY (${products.map(({ id }) => id)}::bigint[])
      AND products.id = told.id`.execute(tx)
}
