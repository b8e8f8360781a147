import { sql } from 'kysely'
import { deleteInParts } from '#platform/database/delete-in-parts.ts'
import type { Database } from '#platform/database/transactions.ts'

/** Forgets what no limit looks at any more. */
export const pruneAccountMails = (database: Database): Promise<number> =>
  deleteInParts(database, 'account_mails', sql`asked_at < now() - interval '1 hour'`)
