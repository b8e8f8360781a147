import { sql } from 'kysely'
import { type Database, type TenantTx, withPlatform } from '#platform/database/transactions.ts'
import { listingNotFound } from './listings.errors.ts'
import { getListing } from './listings.queries.ts'
import type { WholeListing } from './listings.schemas.ts'

/** From now on, or from a time to come on: then `publishDue` makes it visible. */
export async function publishListing(tx: TenantTx, id: number, at: Date | undefined): Promise<WholeListing> {
  const { numAffectedRows = 0n } = await sql`
    UPDATE listings SET status = 'published', updated_at = now(),
      published_at = coalesce(${at ?? null}::timestamptz, CASE WHEN visible THEN published_at END, now()),
      visible = coalesce(${at ?? null}::timestamptz, CASE WHEN visible THEN published_at END, now()) <= now()
    WHERE user_id = ${tx.userId} AND id = ${id}`.execute(tx)
  if (numAffectedRows === 0n) throw listingNotFound()
  return getListing(tx, id)
}

export async function unpublishListing(tx: TenantTx, id: number): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable('listings')
    .set({ status: 'draft', published_at: null, visible: false, updated_at: sql`now()` })
    .where('user_id', '=', tx.userId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw listingNotFound()
}

const mostAtOnce = 500

/** Shows the listings whose time has come. Any number of workers may do so beside each other. Answers whether there may be more. */
export async function publishDue(database: Database): Promise<boolean> {
  const { numAffectedRows = 0n } = await withPlatform(database, (tx) =>
    sql`UPDATE listings SET visible = true FROM (
        SELECT user_id, id FROM listings WHERE status = 'published' AND NOT visible AND published_at <= now()
        ORDER BY published_at LIMIT ${sql.lit(mostAtOnce)} FOR UPDATE SKIP LOCKED) AS due
      WHERE listings.user_id = due.user_id AND listings.id = due.id`.execute(tx),
  )
  return numAffectedRows === BigInt(mostAtOnce)
}
