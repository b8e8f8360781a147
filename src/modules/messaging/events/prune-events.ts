import { sql } from 'kysely'
import { type Batch, inBatches } from '#platform/database/in-batches.ts'
import type { Database, PlatformTx } from '#platform/database/transactions.ts'

const batchSize = 1_000

/**
 * Forgets what happened longer than so many days ago and has been published to everybody: the log says from where on it still
 * knows, and the rows go. One that a delivery names stays until that is gone. Answers how many rows went.
 */
export function pruneEvents(database: Database, { keptDays }: { keptDays: number }): Promise<number> {
  return inBatches(database, (tx, after) => pruneBatch(tx, { after, keptDays }))
}

/** Ids follow the time, so the old ones lie at the beginning. Streams that a relay or a publisher holds are for next time. */
async function pruneBatch(tx: PlatformTx, { after, keptDays }: { after: number; keptDays: number }): Promise<Batch> {
  const { rows } = await sql<Batch>`
    WITH oldest AS (
      SELECT id, user_id, sequence, relayed_at, created_at < now() - ${keptDays} * interval '1 day' AS old
      FROM outbox WHERE id > ${after} ORDER BY id LIMIT ${batchSize}
    ), streams AS (
      SELECT user_id, published_sequence FROM event_streams
      WHERE user_id IN (SELECT user_id FROM oldest WHERE old) FOR UPDATE SKIP LOCKED
    ), published AS (
      SELECT oldest.* FROM oldest JOIN streams USING (user_id)
      WHERE old AND relayed_at IS NOT NULL AND (sequence IS NULL OR sequence <= published_sequence)
    ), forgotten AS (
      UPDATE event_streams SET forgotten_sequence = greatest(forgotten_sequence, newest.sequence)
      FROM (SELECT user_id, max(sequence) AS sequence FROM published GROUP BY user_id) AS newest
      WHERE event_streams.user_id = newest.user_id
    ), deleted AS (
      DELETE FROM outbox USING published
      WHERE outbox.user_id = published.user_id AND outbox.id = published.id
        AND NOT EXISTS (SELECT FROM notification_deliveries AS delivery
          WHERE delivery.user_id = published.user_id AND delivery.event_id = published.id)
      RETURNING outbox.id
    )
    SELECT (SELECT count(*) FROM deleted) AS pruned,
      (SELECT CASE WHEN bool_and(old) THEN max(id) END FROM oldest) AS last`.execute(tx)
  return rows[0] as Batch
}
