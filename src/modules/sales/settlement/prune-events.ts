import { sql } from 'kysely'
import { deleteInParts } from '#platform/database/delete-in-parts.ts'
import type { Database } from '#platform/database/transactions.ts'

/** Deletes what providers told and was settled 30 days ago: none of them tells it again so late, and if one does it is only looked up again. */
export const pruneProviderEvents = (database: Database): Promise<number> =>
  deleteInParts(database, 'provider_events', sql`settled_at < now() - interval '30 days'`)
