import { sql } from 'kysely'
import type { PlatformTx } from '#platform/database/transactions.ts'
import { beingDeleted } from './media.errors.ts'

/** Whether the files are known, and nobody deletes them for a day from now. */
export async function reclaimFiles(tx: PlatformTx, sha256: string): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('media_files')
    .set({ claimed_at: sql`now()` })
    .where('sha256', '=', sha256)
    .where('doomed_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/**
 * Before files are written: for a day nobody deletes them. Whoever deletes them just now is not interfered with; what it has not
 * finished within ten minutes it does not go on with: see sweep-media.ts.
 */
export async function claimFiles(tx: PlatformTx, sha256: string, widths: number[]): Promise<void> {
  const { rows } = await sql`
    INSERT INTO media_files (sha256, widths) VALUES (${sha256}, ${widths})
    ON CONFLICT (sha256) DO UPDATE SET widths = excluded.widths, claimed_at = now(), doomed_at = NULL
    WHERE media_files.doomed_at IS NULL OR media_files.doomed_at < now() - interval '10 minutes'
    RETURNING sha256`.execute(tx)
  if (rows.length === 0) throw beingDeleted()
}
