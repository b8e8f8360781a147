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
    UPDATE products SET name = given.name, description = given.description, price = given.price, listing_id = given.listing_id,
      options = given.options, position = given.position, sku = given.sku, barcode = given.barcode,
      compare_at_price = given.compare_at_price, weight_grams = given.weight_grams, needs_shipping = given.needs_shipping,
      tax_class = given.tax_class, stock_policy = given.stock_policy, metadata = given.metadata, updated_at = now()
    FROM json_to_recordset(${JSON.stringify(products)}::json) AS given (id bigint, name text, description text, price numeric,
      listing_id bigint, options jsonb, position integer, sku text, barcode text, compare_at_price numeric, weight_grams integer,
      needs_shipping boolean, tax_class text, stock_policy text, metadata jsonb)
    WHERE products.user_id = ${tx.userId} AND products.id = ANY (${products.map(({ id }) => id)}::bigint[])
      AND products.id = given.id`.execute(tx)
}
