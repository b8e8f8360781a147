import { sql } from 'kysely'
import { type Database, withPlatform } from '#platform/database/transactions.ts'

/** Forgets what no limit looks at any more. */
export async function pruneAccountMails(database: Database): Promise<number> {
  return withPlatform(database, async (tx) => {
    const { numDeletedRows } = await tx
      .deleteFrom('account_mails')
      .where('asked_at', '<', sql<Date>`now() - interval '1 hour'`)
      .executeTakeFirst()
    return Number(numDeletedRows)
  })
}
