import { sql } from 'kysely'
import type { PlatformTx, TenantTx } from './transactions.ts'

type Tx = TenantTx | PlatformTx

/** How statements of lists are planned. */
const plannings = {
  values: { plan_cache_mode: 'force_custom_plan', enable_sort: 'on', random_page_cost: 'DEFAULT' },
  /**
   * Indexes lie in memory: at PostgreSQL's price for a disk's pages it read the table beside a small index rather than a large
   * index alone.
   */
  order: { plan_cache_mode: 'force_custom_plan', enable_sort: 'off', random_page_cost: '1.1' },
  orderOfAll: { plan_cache_mode: 'force_generic_plan', enable_sort: 'off', random_page_cost: '1.1' },
  ids: { plan_cache_mode: 'force_generic_plan', enable_sort: 'on', random_page_cost: '1.1' },
} as const
type Planning = keyof typeof plannings

/**
 * A million rows are counted from an index, however little PostgreSQL thinks of it; and starting processes to share the work
 * takes longer than the work.
 */
const always = { enable_seqscan: 'off', max_parallel_workers_per_gather: '0' }

/** Of transactions of lists, how their next statement is planned. */
const current = new WeakMap<Tx, Planning>()

/** For statements that have more than one way: one tenant has three rows and the next a hundred thousand. */
export const planForValues = (tx: Tx): Promise<void> => planBy(tx, 'values')

/**
 * For statements along the index of their order: nothing is to be sorted. Over all shops there is one such index, and a
 * connection keeps the plan of what it prepared: to plan takes 0.2 ms, often more than the rest. For a shop there are two, and
 * only the values tell that the other one leads through everybody's rows.
 */
export const planInOrder = (tx: Tx): Promise<void> => planBy(tx, 'userId' in tx ? 'order' : 'orderOfAll')

/** For rows that are looked up one by one: the plan is kept, and what may be sorted at their end has no other way. */
export const planById = (tx: Tx): Promise<void> => planBy(tx, 'userId' in tx ? 'ids' : 'orderOfAll')

async function planBy(tx: Tx, planning: Planning): Promise<void> {
  const former = current.get(tx)
  if (former === planning) return
  current.set(tx, planning)
  const settings = Object.entries({ ...plannings[planning], ...(former === undefined && always) })
  await sql.raw(settings.map(([name, value]) => `SET LOCAL ${name} TO ${value}`).join('; ')).execute(tx)
}
