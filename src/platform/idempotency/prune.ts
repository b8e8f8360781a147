import { sql } from 'kysely'
import { type Database, withPlatform } from '../database/transactions.ts'

const batchSize = 5_000

/** Forgets the answers that are older than a day, in batches that hold no lock for long. Answers how many. */
export async function pruneIdempotencyKeys(database: Database): Promise<number> {
  let pruned = 0
  for (;;) {
    const { numAffectedRows = 0n } = await withPlatform(database, (tx) =>
      sql`
        DELETE FROM idempotency_keys WHERE ctid = ANY (ARRAY(
          SELECT ctid FROM idempotency_keys WHERE created_at < now() - interval '24 hours'
          ORDER BY created_at LIMIT ${batchSize} FOR UPDATE SKIP LOCKED))`.execute(tx),
    )
    pruned += Number(numAffectedRows)
    if (numAffectedRows < batchSize) return pruned
  }
}
