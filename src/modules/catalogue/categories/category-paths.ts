import { sql } from 'kysely'
import type { TenantTx } from '#platform/database/transactions.ts'

export interface PathOfCategory {
  id: number
  /** Its own name is the last. */
  path: string[]
}

/** All categories of the shop, each with the names of those that it lies in. Of two that are called alike the older one is first. */
export async function readCategoryPaths(tx: TenantTx): Promise<PathOfCategory[]> {
  const { rows } = await sql<PathOfCategory>`
    WITH RECURSIVE tree AS (
      SELECT id, ARRAY[name::text] AS path FROM categories WHERE user_id = ${tx.userId} AND parent_id IS NULL
      UNION ALL
      SELECT categories.id, path || name::text FROM categories JOIN tree ON parent_id = tree.id
      WHERE categories.user_id = ${tx.userId}
    ) SELECT id, path FROM tree ORDER BY id`.execute(tx)
  return rows
}

/** Until the transaction ends nobody else makes or moves categories in this way: two would make the same one. */
export const lockCategories = (tx: TenantTx) =>
  sql`SELECT pg_advisory_xact_lock(hashtextextended('souk.categories', ${tx.userId}))`.execute(tx)
