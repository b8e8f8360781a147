import { sql } from 'kysely'
import type { TenantTx } from '#platform/database/transactions.ts'
import { nameTakenSlug } from './create-listing.ts'
import { placeInCategories } from './listing-categories.ts'
import { moveSlug } from './listing-slugs.ts'
import { listingNotFound, optionsInUse } from './listings.errors.ts'
import { getListing } from './listings.queries.ts'
import type { UpdateListingRequest, WholeListing } from './listings.schemas.ts'

export async function updateListing(tx: TenantTx, id: number, asked: UpdateListingRequest): Promise<WholeListing> {
  const { category_ids, metadata, ...changes } = asked
  await lockListing(tx, id)
  if (changes.option_names !== undefined) await requireUnusedOptions(tx, id, changes.option_names)
  if (changes.slug !== undefined) await moveSlug(tx, id, changes.slug)
  await tx
    .updateTable('listings')
    .set({ ...changes, ...(metadata && { metadata: JSON.stringify(metadata) }), updated_at: sql`now()` })
    .where('user_id', '=', tx.userId)
    .where('id', '=', id)
    .execute()
    .catch(nameTakenSlug)
  if (category_ids !== undefined) await placeInCategories(tx, id, category_ids)
  return getListing(tx, id)
}

/** Names may change their order and nothing else: the products are distinguished by them. */
async function requireUnusedOptions(tx: TenantTx, id: number, names: string[]): Promise<void> {
  const { rows } = await sql<{ used: boolean }>`
    SELECT EXISTS (SELECT FROM products WHERE user_id = ${tx.userId} AND listing_id = ${id} AND deleted_at IS NULL
      AND ARRAY(SELECT jsonb_object_keys(options) ORDER BY 1) <> ARRAY(SELECT unnest(${names}::text[]) ORDER BY 1)) AS used`.execute(
    tx,
  )
  if (rows[0]?.used) throw optionsInUse()
}

/** Two who publish and change a listing at once wait for each other here. */
export async function lockListing(tx: TenantTx, id: number): Promise<void> {
  const row = await tx
    .selectFrom('listings')
    .select('id')
    .where('user_id', '=', tx.userId)
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst()
  if (row === undefined) throw listingNotFound()
}

/** Its products stay, and are shown no more. */
export async function deleteListing(tx: TenantTx, id: number): Promise<void> {
  await tx
    .updateTable('products')
    .set({ listing_id: null, options: '{}' })
    .where('user_id', '=', tx.userId)
    .where('listing_id', '=', id)
    .execute()
  const { numDeletedRows } = await tx
    .deleteFrom('listings')
    .where('user_id', '=', tx.userId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (numDeletedRows === 0n) throw listingNotFound()
}
