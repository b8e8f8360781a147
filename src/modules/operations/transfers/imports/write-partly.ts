import { sql } from 'kysely'
import { withTenant } from '#platform/database/transactions.ts'
import { note, save } from '../lease.ts'
import { type Tally, tallied } from '../tally.ts'
import { inBatches, type Unit } from './import-rows.ts'
import { type ImportRun, requireHeld } from './import-run.ts'
import { addClaims, type Claims, noClaims } from './match-products.ts'
import { readRows } from './read-rows.ts'
import { problemsOf } from './refusals.ts'

interface Progress {
  tally: Tally
  claims: Claims
}

/**
 * Writes the records that are good, batch by batch, each with the note of how far it got: whoever takes the transfer up again goes
 * on behind the last one.
 */
export async function writePartly(run: ImportRun): Promise<void> {
  const { dependencies, held, table, importing, signal } = run
  await note(dependencies.database, held, sql`step = 'writing'`)
  const progress: Progress = { tally: held.tally, claims: noClaims() }
  let seen = 0
  for await (const units of inBatches(importing.units(readRows(table)))) {
    requireHeld(signal)
    await dependencies.rightOfWay.giveWay()
    const fresh: Unit[] = []
    const done: Unit[] = []
    for (const unit of units) {
      seen += unit.rows.length
      if (seen <= held.tally.processed) done.push(unit)
      else fresh.push(unit)
    }
    if (done.length > 0) await recall(run, done, progress)
    if (fresh.length > 0) await write(run, fresh, progress)
  }
}

/** Which products the records before mean: those that were made then are found now. */
async function recall({ dependencies, held, importing, context }: ImportRun, units: Unit[], { claims }: Progress) {
  const look = await withTenant(
    dependencies.database,
    held.userId,
    (tx) => importing.put(tx, units, { ...context, claims, writes: false }),
    'reading',
  )
  addClaims(claims, look.claims)
}

/** What is refused where it is written takes nothing else down: the others of its batch are written without it. */
async function write(run: ImportRun, units: Unit[], progress: Progress): Promise<void> {
  const { dependencies, held, importing, context } = run
  const { database } = dependencies
  try {
    const { tally, claims } = await withTenant(database, held.userId, async (tx) => {
      const put = await importing.put(tx, units, { ...context, claims: progress.claims, writes: true })
      const next = tallied(progress.tally, put)
      await save(tx, held, next)
      return { tally: next, claims: put.claims }
    })
    progress.tally = tally
    addClaims(progress.claims, claims)
  } catch (error) {
    const [{ rows }] = units as [Unit]
    const problems = problemsOf(error, rows[0]?.line ?? 0, context.columnOf)
    if (units.length === 1) {
      progress.tally = tallied(progress.tally, { outcomes: rows.map(() => 'failed'), problems })
      await withTenant(database, held.userId, (tx) => save(tx, held, progress.tally))
      return
    }
    const half = Math.ceil(units.length / 2)
    await write(run, units.slice(0, half), progress)
    await write(run, units.slice(half), progress)
  }
}
