import { sql } from 'kysely'
import type { TenantTx } from '#platform/database/transactions.ts'
import { unknownCategory } from './listings.errors.ts'

const foreignKeyViolated = '23503'

/** Puts the listing into just these categories. */
export async function placeInCategories(
  tx: TenantTx,
  listingId: number,
  categoryIds: readonly number[],
): Promise<void> {
  await tx
    .deleteFrom('listing_categories')
    .where('user_id', '=', tx.userId)
    .where('listing_id', '=', listingId)
    .execute()
  const rows = [...new Set(categoryIds)].map((category_id) => ({
    user_id: tx.userId,
    listing_id: listingId,
    category_id,
  }))
  if (rows.length === 0) return
  await tx
    .insertInto('listing_categories')
    .values(rows)
    .execute()
    .catch((error: { code?: string }) => {
      throw error.code === foreignKeyViolated ? unknownCategory() : error
    })
}

/** The same for many listings. */
export async function placeEach(
  tx: TenantTx,
  placed: readonly { listingId: number; categoryIds: readonly number[] }[],
): Promise<void> {
  if (placed.length === 0) return
  const ids = placed.map(({ listingId }) => listingId)
  await sql`DELETE FROM listing_categories WHERE user_id = ${tx.userId} AND listing_id = ANY (${ids}::bigint[])`.execute(
    tx,
  )
  const pairs = placed.flatMap(({ listingId, categoryIds }) =>
    categoryIds.map((categoryId) => ({ listing: listingId, category: categoryId })),
  )
  await sql`
    INSERT INTO listing_categories (user_id, listing_id, category_id)
    SELECT ${tx.userId}, listing, category FROM json_to_recordset(${JSON.stringify(pairs)}::json)
      AS told (listing bigint, category bigint)`.execute(tx)
}
