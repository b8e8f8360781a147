import { sql } from 'kysely'
import { withTenant } from '#platform/database/transactions.ts'
import { end, note, save } from '../lease.ts'
import { emptyTally, keptProblems, type Tally, tallied } from '../tally.ts'
import type { TransferProblem } from '../transfers.schemas.ts'
import type { Checked } from './check-all.ts'
import { inBatches } from './import-rows.ts'
import { type ImportRun, requireHeld } from './import-run.ts'
import { addClaims, noClaims } from './match-products.ts'
import { readRows } from './read-rows.ts'
import { problemsOf } from './refusals.ts'

/** A record that was good when it was looked at, and is not any more. */
class ChangedMeanwhileError extends Error {
  readonly problems: TransferProblem[]

  constructor(problems: TransferProblem[]) {
    super('What is there has changed.')
    this.name = 'ChangedMeanwhileError'
    this.problems = problems
  }
}

/** All of it in one transaction, where every record is good. Answers whether it was written; else the transfer has ended. */
export async function writeAll(run: ImportRun, { tally, changed }: Checked): Promise<boolean> {
  const { failed, created, updated } = tally.counts
  if (failed > 0) {
    await refuse(run, tally)
    return false
  }
  if (created + updated === 0) return true
  try {
    await write(run, changed)
    return true
  } catch (error) {
    if (!(error instanceof ChangedMeanwhileError)) throw error
    const { problems } = error
    const counts = { ...emptyTally.counts, failed: problems.length }
    await refuse(run, { ...tally, counts, problems: problems.slice(0, keptProblems), problemsCount: problems.length })
    return false
  }
}

/** Products that will be changed are locked first, in the order of their ids: batches lock theirs as they come. */
async function write(run: ImportRun, changed: number[]): Promise<void> {
  const { dependencies, held, importing, context, table, signal } = run
  await note(dependencies.database, held, sql`step = 'writing'`)
  await withTenant(dependencies.database, held.userId, async (tx) => {
    await sql`
      SELECT FROM products WHERE user_id = ${tx.userId} AND id = ANY (${changed}::bigint[]) ORDER BY id FOR NO KEY UPDATE`.execute(
      tx,
    )
    const claims = noClaims()
    let tally = emptyTally
    for await (const units of inBatches(importing.units(readRows(table)))) {
      requireHeld(signal)
      const put = await importing.put(tx, units, { ...context, claims, writes: true }).catch((error: unknown) => {
        throw new ChangedMeanwhileError(problemsOf(error, units[0]?.rows[0]?.line ?? 0, context.columnOf))
      })
      if (put.problems.length > 0) throw new ChangedMeanwhileError(put.problems)
      addClaims(claims, put.claims)
      tally = tallied(tally, put)
    }
    await save(tx, held, tally)
  })
}

async function refuse({ dependencies, held }: ImportRun, tally: Tally): Promise<void> {
  const { failed } = tally.counts
  const error = `${failed} of the records ${failed === 1 ? 'has a problem' : 'have problems'}: nothing was written.`
  await withTenant(dependencies.database, held.userId, async (tx) => {
    await save(tx, held, {
      ...tally,
      counts: { ...emptyTally.counts, failed },
      newCategories: [],
      newCategoriesCount: 0,
    })
    await end(tx, held, { state: 'failed', error })
  })
}
