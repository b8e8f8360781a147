import { sql } from 'kysely'
import { type Batch, inBatches } from '#platform/database/in-batches.ts'
import type { Database, PlatformTx } from '#platform/database/transactions.ts'

const batchSize = 1_000

/**
 * Deletes the deliveries that were sent or dropped longer than so many days ago, and answers how many. Those that wait
 * stay, and those that failed until somebody retries or drops them.
 */
export function pruneDeliveries(database: Database, { keptDays }: { keptDays: number }): Promise<number> {
  return inBatches(database, (tx, after) => pruneBatch(tx, { after, keptDays }))
}

/** Ids follow the time of the planning, so the old ones lie at the beginning. */
async function pruneBatch(tx: PlatformTx, { after, keptDays }: { after: number; keptDays: number }): Promise<Batch> {
  const { rows } = await sql<Batch>`
    WITH cutoff AS (SELECT now() - ${keptDays} * interval '1 day' AS at), oldest AS (
      SELECT id, created_at < cutoff.at AS old FROM notification_deliveries, cutoff
      WHERE id > ${after} ORDER BY id LIMIT ${batchSize}
    ), deleted AS (
      DELETE FROM notification_deliveries AS delivery USING oldest, cutoff
      WHERE delivery.id = oldest.id AND oldest.old
        AND status IN ('sent', 'dropped') AND coalesce(sent_at, delivery.created_at) < cutoff.at
      RETURNING delivery.id
    )
    SELECT (SELECT count(*) FROM deleted) AS pruned,
      (SELECT CASE WHEN bool_and(old) THEN max(id) END FROM oldest) AS last`.execute(tx)
  return rows[0] as Batch
}
