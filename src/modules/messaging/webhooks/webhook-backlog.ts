import { sql } from 'kysely'
import type { PlatformTx } from '#platform/database/transactions.ts'

export interface WebhookBacklog {
  /** Deliveries that will be attempted, now or later. */
  waiting: number
  /** Since when the one is due that is due the longest; null when none is. One whose next attempt is not due is not late. */
  oldest: Date | null
}

/** By an index that holds nothing else. What waited for an endpoint that is paused waits no more. */
export async function readWebhookBacklog(tx: PlatformTx): Promise<WebhookBacklog> {
  const { rows } = await sql<WebhookBacklog>`
    SELECT count(*) AS waiting, min(due_at) FILTER (WHERE due_at <= now()) AS oldest
    FROM webhook_deliveries WHERE due_at IS NOT NULL`.execute(tx)
  return rows[0] as WebhookBacklog
}
