import { sql } from 'kysely'
import { deleteInParts } from '#platform/database/delete-in-parts.ts'
import type { Database } from '#platform/database/transactions.ts'

/** Deletes the prices that ended before the 30 days of which a shop shows the lowest. */
export const pruneFormerPrices = (database: Database): Promise<number> =>
  deleteInParts(database, 'former_prices', sql`until < now() - interval '31 days'`)
