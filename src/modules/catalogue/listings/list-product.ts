import { sql } from 'kysely'
import { nameTakenSku, productNotFound } from '#modules/catalogue/products/index.ts'
import type { TenantTx } from '#platform/database/transactions.ts'
import { freeSlugFor, requireOptions } from './create-listing.ts'
import { mostProducts, tooManyProducts, unknownListing } from './listings.errors.ts'
import { getListing } from './listings.queries.ts'
import type { ListProductRequest, WholeListing } from './listings.schemas.ts'
import { publishListing } from './publish-listing.ts'

interface ProductToList {
  name: string
  description: string | null
  listing_id: number | null
}

/**
 * Shows a product with one call: in the listing that is named, or in one of its own, which is published. Asked again it changes
 * nothing more.
 */
export async function listProduct(tx: TenantTx, productId: number, asked: ListProductRequest): Promise<WholeListing> {
  const product = await lockProduct(tx, productId)
  if (asked.listing_id !== undefined) {
    await putInto(tx, { productId, listingId: asked.listing_id, options: asked.options })
    return getListing(tx, asked.listing_id)
  }
  if (product.listing_id !== null) return publishListing(tx, product.listing_id, undefined)
  const { id } = await tx
    .insertInto('listings')
    .values({
      user_id: tx.userId,
      title: product.name,
      slug: await freeSlugFor(tx, product.name),
      description: product.description,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await putInto(tx, { productId, listingId: id, options: {} })
  return publishListing(tx, id, undefined)
}

/** Takes the product out of its listing; the listing stays. */
export async function unlistProduct(tx: TenantTx, productId: number): Promise<void> {
  await lockProduct(tx, productId)
  await tx
    .updateTable('products')
    .set({ listing_id: null, options: '{}', updated_at: sql`now()` })
    .where('user_id', '=', tx.userId)
    .where('id', '=', productId)
    .execute()
}

async function lockProduct(tx: TenantTx, id: number): Promise<ProductToList> {
  const row = await tx
    .selectFrom('products')
    .select(['name', 'description', 'listing_id'])
    .where('user_id', '=', tx.userId)
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .forNoKeyUpdate()
    .executeTakeFirst()
  if (row === undefined) throw productNotFound()
  return row
}

interface Placing {
  productId: number
  listingId: number
  options: Record<string, string>
}

async function putInto(tx: TenantTx, { productId, listingId, options }: Placing): Promise<void> {
  const listing = await tx
    .selectFrom('listings')
    .select('option_names')
    .where('user_id', '=', tx.userId)
    .where('id', '=', listingId)
    .executeTakeFirst()
  if (listing === undefined) throw unknownListing()
  requireOptions(options, listing.option_names)
  await tx
    .updateTable('products')
    .set({ listing_id: listingId, options: JSON.stringify(options), updated_at: sql`now()` })
    .where('user_id', '=', tx.userId)
    .where('id', '=', productId)
    .execute()
    .catch(nameTakenSku)
  const { rows } = await sql<{ count: number }>`
    SELECT count(*) FROM products WHERE user_id = ${tx.userId} AND listing_id = ${listingId} AND deleted_at IS NULL`.execute(
    tx,
  )
  if ((rows[0]?.count ?? 0) > mostProducts) throw tooManyProducts()
}
