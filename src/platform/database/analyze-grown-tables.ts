import { sql } from 'kysely'
import { type Database, withPlatform } from './transactions.ts'

/** Has PostgreSQL look anew at tables that have grown to four times what it knows of; one process at a time does it. */
export async function analyzeGrownTables(database: Database): Promise<void> {
  await withPlatform(database, (tx) => sql`SELECT analyze_grown_tables()`.execute(tx))
}
