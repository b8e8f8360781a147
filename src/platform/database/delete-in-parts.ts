import { type RawBuilder, sql } from 'kysely'
import type { DB } from './schema.ts'
import { type Database, withPlatform } from './transactions.ts'

const rowsAtOnce = 5_000

/**
 * Deletes every row that the condition holds for, whoever's it is, so many in a transaction of their own: no lock is held for long, and
 * no statement comes near the time that it may take. What somebody else holds is for next time. Answers how many went.
 */
export async function deleteInParts(
  database: Database,
  table: keyof DB,
  condition: RawBuilder<unknown>,
  atOnce = rowsAtOnce,
): Promise<number> {
  let deleted = 0
  for (;;) {
    const { numAffectedRows = 0n } = await withPlatform(database, (tx) =>
      sql`
        DELETE FROM ${sql.table(table)} WHERE ctid = ANY (ARRAY(
          SELECT ctid FROM ${sql.table(table)} WHERE ${condition} LIMIT ${atOnce} FOR UPDATE SKIP LOCKED))`.execute(tx),
    )
    deleted += Number(numAffectedRows)
    if (numAffectedRows < atOnce) return deleted
  }
}
