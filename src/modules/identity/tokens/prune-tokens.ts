import { sql } from 'kysely'
import { type Database, withPlatform } from '#platform/database/transactions.ts'
import type { TokenLimits } from './verify-token.ts'

/** Deletes the tokens that no longer open anything, and answers how many those were. */
export function pruneTokens(database: Database, { maxAgeMinutes }: TokenLimits): Promise<number> {
  return withPlatform(database, async (tx) => {
    const { numDeletedRows } = await tx
      .deleteFrom('personal_access_tokens')
      .where((token) =>
        token.or([
          token('expires_at', '<', sql<Date>`now()`),
          ...(maxAgeMinutes === undefined
            ? []
            : [token('created_at', '<', sql<Date>`now() - ${maxAgeMinutes} * interval '1 minute'`)]),
        ]),
      )
      .executeTakeFirst()
    return Number(numDeletedRows)
  })
}
