import { sql } from 'kysely'
import type { TenantTx } from '#platform/database/transactions.ts'

/** The addresses of listings, present and former, that begin with this one. */
export async function slugsLike(tx: TenantTx, wish: string): Promise<string[]> {
  const { rows } = await sql<{ slug: string }>`
    SELECT slug FROM listings WHERE user_id = ${tx.userId} AND (slug = ${wish} OR slug LIKE ${`${wish}-%`})
    UNION ALL
    SELECT slug FROM listing_slugs WHERE user_id = ${tx.userId} AND (slug = ${wish} OR slug LIKE ${`${wish}-%`})`.execute(
    tx,
  )
  return rows.map(({ slug }) => slug)
}

/** The former address leads to the listing; an address that is taken anew leads there no more. */
export async function moveSlug(tx: TenantTx, id: number, slug: string): Promise<void> {
  await tx.deleteFrom('listing_slugs').where('user_id', '=', tx.userId).where('slug', '=', slug).execute()
  await sql`
    INSERT INTO listing_slugs (user_id, slug, listing_id)
    SELECT user_id, slug, id FROM listings WHERE user_id = ${tx.userId} AND id = ${id} AND slug <> ${slug}
    ON CONFLICT (user_id, slug) DO UPDATE SET listing_id = excluded.listing_id`.execute(tx)
}
