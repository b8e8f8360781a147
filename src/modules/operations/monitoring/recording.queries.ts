import { sql } from 'kysely'
import { type AuditActor, recordAudit } from '#modules/identity/audit/index.ts'
import type { PlatformTx } from '#platform/database/transactions.ts'
import type { RecordingResource } from './monitoring.schemas.ts'

export async function getRecording(tx: PlatformTx): Promise<RecordingResource> {
  const { paused_at, paused_by } = await tx.selectFrom('monitoring_state').selectAll().executeTakeFirstOrThrow()
  const { rows: rings } = await sql<RecordingResource['rings'][number]>`
    SELECT ring AS name, segments * entries_per_segment AS max_entries, segments * bytes_per_segment AS max_bytes,
      (SELECT count(*) FROM monitoring_entries
       WHERE monitoring_entries.segment BETWEEN first_segment AND first_segment + segments - 1) AS entries
    FROM monitoring_rings ORDER BY ring`.execute(tx)
  return { paused: paused_at !== null, paused_at: paused_at?.toISOString() ?? null, paused_by, rings }
}

/** Holds on every process from the commit on: whoever records asks this row first, and waits for who changes it. */
export async function setRecording(tx: PlatformTx, paused: boolean, by: AuditActor | undefined): Promise<void> {
  await tx
    .updateTable('monitoring_state')
    .set(paused ? { paused_at: sql`now()`, paused_by: by?.userId ?? null } : { paused_at: null, paused_by: null })
    .execute()
  await recordAudit(tx, {
    by,
    action: paused ? 'monitoring.pause' : 'monitoring.resume',
    subject: { type: 'monitoring' },
  })
}
