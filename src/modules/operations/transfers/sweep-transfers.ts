import { sql } from 'kysely'
import { deleteInParts } from '#platform/database/delete-in-parts.ts'
import { type Database, withPlatform } from '#platform/database/transactions.ts'
import type { Files } from '#platform/files/files.ts'
import { dropFile } from './transfer-files.ts'

const atOnce = 500
const keptDays = 90

/**
 * Deletes the files of exports that are too old and of imports that have ended, those that no transfer refers to, such as an
 * upload that broke off with its process, and transfers that ended long ago. Answers how many files went.
 */
export async function sweepTransfers(database: Database, files: Files): Promise<number> {
  let swept = 0
  for (;;) {
    const { rows } = await withPlatform(database, (tx) =>
      sql<{ id: string }>`
        SELECT file_id AS id FROM transfers
        WHERE file_id IS NOT NULL AND state <> 'running' AND (kind = 'import' OR expires_at <= now())
        UNION
        SELECT id FROM transfer_files WHERE claimed_at < now() - interval '1 day'
          AND NOT EXISTS (SELECT FROM transfers WHERE file_id = transfer_files.id)
        LIMIT ${atOnce}`.execute(tx),
    )
    for (const { id } of rows) await dropFile({ database, files }, id)
    swept += rows.length
    if (rows.length < atOnce) break
  }
  const endedLongAgo = sql`finished_at < now() - ${keptDays} * interval '1 day' AND file_id IS NULL`
  await deleteInParts(database, 'transfers', endedLongAgo)
  return swept
}
