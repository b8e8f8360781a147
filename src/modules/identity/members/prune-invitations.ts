import { sql } from 'kysely'
import { deleteInParts } from '#platform/database/delete-in-parts.ts'
import type { Database } from '#platform/database/transactions.ts'

/** Deletes the invitations that are out of date, with their addresses, and answers how many those were. */
export const pruneInvitations = (database: Database): Promise<number> =>
  deleteInParts(database, 'shop_invitations', sql`expires_at <= now()`)
