import { sql } from 'kysely'
import type { TenantTx } from '#platform/database/transactions.ts'

/** A listing's words as they shall stand. */
export interface WrittenListing {
  title: string
  slug: string
  description: string | null
  option_names: string[]
  seo_title: string | null
  seo_description: string | null
  metadata: Record<string, unknown>
  status: 'draft' | 'published'
}

const given = (
  listings: readonly object[],
) => sql`json_to_recordset(${JSON.stringify(listings)}::json) AS given (id bigint,
  title text, slug text, description text, option_names text[], seo_title text, seo_description text, metadata jsonb, status text)`

/** Many listings in one statement. Answers their ids by their slugs. */
export async function createListings(tx: TenantTx, listings: readonly WrittenListing[]): Promise<Map<string, number>> {
  if (listings.length === 0) return new Map()
  const { rows } = await sql<{ id: number; slug: string }>`
    INSERT INTO listings (user_id, title, slug, description, option_names, seo_title, seo_description, metadata, status,
      published_at, visible)
    SELECT ${tx.userId}, title, slug, description, option_names, seo_title, seo_description, metadata, status,
      CASE WHEN status = 'published' THEN now() END, status = 'published' FROM ${given(listings)}
    RETURNING id, slug`.execute(tx)
  return new Map(rows.map(({ id, slug }) => [slug, id]))
}

/** The same for those that are there; one that is published keeps its time. Its products are locked before. */
export async function writeListings(
  tx: TenantTx,
  listings: readonly (WrittenListing & { id: number })[],
): Promise<void> {
  if (listings.length === 0) return
  await sql`
    SELECT FROM listings WHERE user_id = ${tx.userId} AND id = ANY (${listings.map(({ id }) => id)}::bigint[])
    ORDER BY id FOR NO KEY UPDATE`.execute(tx)
  await sql`
    UPDATE listings SET title = given.title, description = given.description, option_names = given.option_names,
      seo_title = given.seo_title, seo_description = given.seo_description, metadata = given.metadata, status = given.status,
      published_at = CASE WHEN given.status = 'published' THEN coalesce(listings.published_at, now()) END,
      visible = given.status = 'published' AND coalesce(listings.published_at, now()) <= now(), updated_at = now()
    FROM ${given(listings)}
    WHERE listings.user_id = ${tx.userId} AND listings.id = given.id`.execute(tx)
}
