import { sql } from 'kysely'
import { type Database, withPlatform } from '#platform/database/transactions.ts'

/** Deletes the tokens that open nothing any more. */
export async function pruneBuyerTokens(database: Database): Promise<number> {
  const { numAffectedRows = 0n } = await withPlatform(database, (tx) =>
    sql`DELETE FROM buyer_tokens WHERE expires_at <= now()`.execute(tx),
  )
  return Number(numAffectedRows)
}
