import { sql } from 'kysely'
import type { PlatformTx } from '#platform/database/transactions.ts'

/**
 * Files that may name a person who is erased are handed out no more, and swept; what is being written of a moment before is
 * cancelled. The shop exports anew.
 */
export async function forgetExports(tx: PlatformTx, shop: number): Promise<void> {
  await sql`
    UPDATE transfers SET expires_at = least(expires_at, now()),
      state = CASE WHEN state = 'running' THEN 'cancelled' ELSE state END, finished_at = coalesce(finished_at, now()),
      lease = NULL, leased_until = NULL
    WHERE user_id = ${shop} AND kind = 'export' AND what IN ('orders', 'buyers')
      AND (state = 'running' OR expires_at > now())`.execute(tx)
}
