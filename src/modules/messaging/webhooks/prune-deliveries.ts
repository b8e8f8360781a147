import { sql } from 'kysely'
import { type Batch, inBatches } from '#platform/database/in-batches.ts'
import type { Database } from '#platform/database/transactions.ts'

const batchSize = 1_000

/** Deletes the deliveries that were planned longer than so many days ago and do not wait any more. Answers how many. */
export function pruneWebhookDeliveries(database: Database, { keptDays }: { keptDays: number }): Promise<number> {
  return inBatches(database, async (tx, after) => {
    const { rows } = await sql<Batch>`
      WITH oldest AS (
        SELECT user_id, id, created_at < now() - ${keptDays} * interval '1 day' AS old FROM webhook_deliveries
        WHERE id > ${after} ORDER BY id LIMIT ${batchSize}
      ), deleted AS (
        DELETE FROM webhook_deliveries AS delivery USING oldest
        WHERE delivery.user_id = oldest.user_id AND delivery.id = oldest.id AND old AND state <> 'pending'
        RETURNING delivery.id
      )
      SELECT (SELECT count(*) FROM deleted) AS pruned,
        (SELECT CASE WHEN bool_and(old) THEN max(id) END FROM oldest) AS last`.execute(tx)
    return rows[0] as Batch
  })
}
