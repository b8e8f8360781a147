import { sql } from 'kysely'
import { deleteInParts } from '#platform/database/delete-in-parts.ts'
import type { Database } from '#platform/database/transactions.ts'

/** Deletes the tokens that open nothing any more. */
export const pruneBuyerTokens = (database: Database): Promise<number> =>
  deleteInParts(database, 'buyer_tokens', sql`expires_at <= now()`)
