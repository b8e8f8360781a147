import { sql } from 'kysely'
import { type ProductResource, productColumns, toProduct } from '#modules/catalogue/products/index.ts'
import { setStock } from '#modules/inventory/stock/index.ts'
import type { TenantTx } from '#platform/database/transactions.ts'
import type { ChangeListedProductsRequest } from './listed-products.schemas.ts'
import { aboutProduct, listingNotFound, notInListing } from './listings.errors.ts'

type Change = ChangeListedProductsRequest['products'][number]

/** Prices and stock of many products of a listing: all of them are changed, or none. */
export async function changeListedProducts(
  tx: TenantTx,
  listingId: number,
  changes: readonly Change[],
  by: number,
): Promise<ProductResource[]> {
  await requireListing(tx, listingId)
  const held = await lockProducts(tx, listingId, changes)
  for (const [at, { id }] of changes.entries()) if (!held.has(id)) throw notInListing(at)
  for (const [at, { id, quantity, expected_quantity: expected }] of changes.entries())
    if (quantity !== undefined)
      await setStock(tx, id, { quantity, expected, by }).catch((error: unknown) => aboutProduct(error, at))
  await setPrices(tx, changes)
  return read(tx, changes)
}

/** Not locked: an order holds its products first, and then waits for the listing that shows them. */
async function requireListing(tx: TenantTx, id: number): Promise<void> {
  const listings = tx.selectFrom('listings').select('id').where('user_id', '=', tx.userId).where('id', '=', id)
  if ((await listings.executeTakeFirst()) === undefined) throw listingNotFound()
}

/** Those that the listing has, locked in the order of their ids, as everywhere. */
async function lockProducts(tx: TenantTx, listingId: number, changes: readonly Change[]): Promise<Set<number>> {
  const rows = await tx
    .selectFrom('products')
    .select('id')
    .where('user_id', '=', tx.userId)
    .where('listing_id', '=', listingId)
    .where('deleted_at', 'is', null)
    .where('id', 'in', idsOf(changes))
    .orderBy('id')
    .forNoKeyUpdate()
    .execute()
  return new Set(rows.map(({ id }) => id))
}

/** In one statement: what the listing says of its prices is found anew once, not for each product. */
async function setPrices(tx: TenantTx, changes: readonly Change[]): Promise<void> {
  await sql`
    UPDATE products SET price = coalesce(change.price, products.price), updated_at = now(),
      compare_at_price = CASE WHEN change.compares THEN change.compare_at_price ELSE products.compare_at_price END
    FROM unnest(${idsOf(changes)}::bigint[], ${changes.map(({ price }) => price ?? null)}::numeric[],
      ${changes.map((change) => change.compare_at_price !== undefined)}::boolean[],
      ${changes.map((change) => change.compare_at_price ?? null)}::numeric[]) AS change (id, price, compares, compare_at_price)
    WHERE user_id = ${tx.userId} AND products.id = change.id AND (change.price IS NOT NULL OR change.compares)`.execute(
    tx,
  )
}

async function read(tx: TenantTx, changes: readonly Change[]): Promise<ProductResource[]> {
  const rows = await tx
    .selectFrom('products')
    .select(productColumns)
    .where('user_id', '=', tx.userId)
    .where('id', 'in', idsOf(changes))
    .execute()
  const products = new Map(rows.map((row) => [row.id, toProduct(row)]))
  return changes.map(({ id }) => products.get(id) as ProductResource)
}

const idsOf = (changes: readonly Change[]) => changes.map(({ id }) => id)
