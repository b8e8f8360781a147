import { sql } from 'kysely'
import { deleteInParts } from '#platform/database/delete-in-parts.ts'
import type { Database } from '#platform/database/transactions.ts'
import type { TokenLimits } from './verify-token.ts'

/** Deletes the tokens that no longer open anything, and answers how many those were. */
export function pruneTokens(database: Database, { maxAgeMinutes }: TokenLimits): Promise<number> {
  const tooOld =
    maxAgeMinutes === undefined ? sql`false` : sql`created_at < now() - ${maxAgeMinutes} * interval '1 minute'`
  return deleteInParts(database, 'personal_access_tokens', sql`(expires_at < now() OR ${tooOld})`)
}
