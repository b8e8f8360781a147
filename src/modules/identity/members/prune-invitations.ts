import { sql } from 'kysely'
import { type Database, withPlatform } from '#platform/database/transactions.ts'

/** Deletes the invitations that are out of date, with their addresses, and answers how many those were. */
export function pruneInvitations(database: Database): Promise<number> {
  return withPlatform(database, async (tx) => {
    const { numDeletedRows } = await tx
      .deleteFrom('shop_invitations')
      .where('expires_at', '<=', sql<Date>`now()`)
      .executeTakeFirst()
    return Number(numDeletedRows)
  })
}
