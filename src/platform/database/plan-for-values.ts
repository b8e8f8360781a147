import { sql } from 'kysely'
import type { PlatformTx, TenantTx } from './transactions.ts'

/**
 * For the statements of a list. One tenant has three rows and the next a hundred thousand: a plan made for all of them would
 * suit none. A million rows are counted from an index, however little PostgreSQL thinks of it; and starting processes to
 * share the work takes longer than the work.
 */
export async function planForValues(tx: TenantTx | PlatformTx): Promise<void> {
  await sql`
    SET LOCAL plan_cache_mode = force_custom_plan;
    SET LOCAL enable_seqscan = off;
    SET LOCAL max_parallel_workers_per_gather = 0`.execute(tx)
}
