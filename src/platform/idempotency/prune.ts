import { sql } from 'kysely'
import { deleteInParts } from '../database/delete-in-parts.ts'
import type { Database } from '../database/transactions.ts'

/** Forgets the answers that are older than a day. Answers how many. */
export const pruneIdempotencyKeys = (database: Database): Promise<number> =>
  deleteInParts(database, 'idempotency_keys', sql`created_at < now() - interval '24 hours'`)
