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
