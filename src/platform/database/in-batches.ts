import { type Database, type PlatformTx, withPlatform } from './transactions.ts'

export interface Batch {
  pruned: number
  /** The last id that was looked at; null when there is nothing behind it to prune. */
  last: number | null
}

/** Prunes a table from its lowest id on, each batch in a transaction of its own. Answers how many rows went. */
export async function inBatches(
  database: Database,
  prune: (tx: PlatformTx, after: number) => Promise<Batch>,
): Promise<number> {
  let pruned = 0
  for (let after: number | null = 0; after !== null; ) {
    const begin: number = after
    const batch = await withPlatform(database, (tx) => prune(tx, begin))
    pruned += batch.pruned
    after = batch.last
  }
  return pruned
}
