import { sql } from 'kysely'
import { withTenant } from '#platform/database/transactions.ts'
import { note, save } from '../lease.ts'
import { emptyTally, type Tally, tallied } from '../tally.ts'
import { inBatches } from './import-rows.ts'
import { type ImportRun, requireHeld } from './import-run.ts'
import { addClaims, noClaims } from './match-products.ts'
import { readRows } from './read-rows.ts'

export interface Checked {
  tally: Tally
  /** The products that would be changed. */
  changed: number[]
}

/** Says of each record what would become of it, and writes nothing. */
export async function checkAll({ dependencies, held, table, importing, context, signal }: ImportRun): Promise<Checked> {
  const { database, rightOfWay } = dependencies
  await note(database, held, sql`step = 'checking'`)
  const checked: Checked = { tally: emptyTally, changed: [] }
  const claims = noClaims()
  for await (const units of inBatches(importing.units(readRows(table)))) {
    requireHeld(signal)
    await rightOfWay.giveWay()
    const put = await withTenant(
      database,
      held.userId,
      (tx) => importing.put(tx, units, { ...context, claims, writes: false }),
      'reading',
    )
    addClaims(claims, put.claims)
    checked.changed.push(...put.changed)
    checked.tally = tallied(checked.tally, put)
    await withTenant(database, held.userId, (tx) => save(tx, held, checked.tally))
  }
  return checked
}
