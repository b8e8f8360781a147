import { type RawBuilder, sql } from 'kysely'
import { type Database, type TenantTx, withPlatform, withTenant } from '#platform/database/transactions.ts'
import { announce } from '#platform/outbox/announce.ts'
import { periodically } from '#platform/periodically.ts'
import type { Imported } from './imports/layouts.ts'
import type { Tally } from './tally.ts'
import { InterruptedTransferError } from './transfers.errors.ts'
import { transferFinished } from './transfers.events.ts'
import { getTransfer } from './transfers.queries.ts'
import type { TransferProblem, TransferResource } from './transfers.schemas.ts'

/** A transfer that this process works on. */
export interface Held {
  userId: number
  id: number
  kind: 'import' | 'export'
  what: TransferResource['what'] & Imported
  mode: 'dry_run' | 'all' | 'partial'
  type: 'csv' | 'jsonl'
  lease: string
  tries: number
  by: number
  file: { id: string; parts: number; bytes: number } | undefined
  /** Where a worker before this one got to. */
  tally: Tally
}

const leaseSeconds = 30
const renewEveryMs = 2_000

/** Takes up the transfer that waits longest, of a shop that has none under way where there is one. */
export async function takeUp(database: Database): Promise<Held | undefined> {
  const { rows } = await withPlatform(database, (tx) =>
    sql<Held>`
      UPDATE transfers SET lease = gen_random_uuid(), leased_until = now() + ${leaseSeconds} * interval '1 second', tries = tries + 1
      FROM (
        SELECT user_id, id FROM transfers WHERE state = 'running' AND coalesce(leased_until < now(), true)
        ORDER BY EXISTS (SELECT FROM transfers AS other WHERE other.user_id = transfers.user_id AND other.state = 'running'
          AND other.leased_until > now()), id LIMIT 1 FOR UPDATE SKIP LOCKED) AS next
      WHERE transfers.user_id = next.user_id AND transfers.id = next.id
      RETURNING transfers.user_id AS "userId", transfers.id, kind, what, mode, format ->> 'type' AS type, lease, tries,
        by_user_id AS by,
        CASE WHEN file_id IS NOT NULL THEN json_build_object('id', file_id, 'parts', file_parts, 'bytes', file_bytes) END AS file,
        json_build_object('processed', processed, 'counts', json_build_object('created', created, 'updated', updated,
          'unchanged', unchanged, 'failed', failed), 'problems', problems, 'problemsCount', problems_count,
          'newCategories', new_categories, 'newCategoriesCount', new_categories_count) AS tally`.execute(tx),
  )
  return rows[0]
}

type Changes = Record<string, unknown>

/** Changes the row as long as the lease is ours; otherwise what else the transaction did is rolled back. */
export async function write(tx: TenantTx, { id, lease }: Held, changes: RawBuilder<unknown>): Promise<void> {
  const { numAffectedRows = 0n } = await sql`
    UPDATE transfers SET ${changes}
    WHERE user_id = ${tx.userId} AND id = ${id} AND lease = ${lease}::uuid AND state = 'running'`.execute(tx)
  if (numAffectedRows === 0n) throw new InterruptedTransferError()
}

/** Where that is where the next worker goes on, the tries begin anew: it got somewhere. */
export function save(tx: TenantTx, held: Held, tally: Tally): Promise<void> {
  const { processed, counts, problems, problemsCount, newCategories, newCategoriesCount } = tally
  const { created, updated, unchanged, failed } = counts
  return write(
    tx,
    held,
    sql`processed = ${processed}, created = ${created}, updated = ${updated}, unchanged = ${unchanged}, failed = ${failed},
      problems = ${JSON.stringify(problems)}::jsonb, problems_count = ${problemsCount},
      new_categories = ${newCategories}::text[], new_categories_count = ${newCategoriesCount},
      tries = CASE WHEN mode = 'partial' THEN 1 ELSE tries END`,
  )
}

export const note = (database: Database, held: Held, changes: RawBuilder<unknown>) =>
  withTenant(database, held.userId, (tx) => write(tx, held, changes))

export interface Ending {
  state: 'finished' | 'failed'
  error?: string
  problem?: TransferProblem
}

/** With the event that announces it. */
export async function end(tx: TenantTx, held: Held, { state, error, problem }: Ending): Promise<void> {
  const also = problem === undefined ? sql`` : sql`, problems = ${JSON.stringify([problem])}::jsonb, problems_count = 1`
  await write(
    tx,
    held,
    sql`state = ${state}, error = ${error ?? null}, finished_at = now(), leased_until = NULL${also}`,
  )
  await announce(tx, transferFinished(await getTransfer(tx, held.id)))
}

/** Lets another worker take it up: at once where this process ends, or a little later where it failed. */
export const release = (database: Database, held: Held, { isFault }: { isFault: boolean }) =>
  note(
    database,
    held,
    isFault
      ? sql`leased_until = now() + interval '5 seconds'`
      : sql`leased_until = NULL, tries = greatest(tries - 1, 0)`,
  )

/** Renews the lease for as long as the work lasts, and aborts it once the transfer is cancelled or somebody else's. */
export async function holding<T>(
  database: Database,
  held: Held,
  { stopping, progress }: { stopping: AbortSignal; progress: () => Changes },
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const lost = new AbortController()
  const renew = () => {
    const { processed } = progress()
    const withProcessed = processed === undefined ? sql`` : sql`, processed = ${processed}`
    return note(database, held, sql`leased_until = now() + ${leaseSeconds} * interval '1 second'${withProcessed}`)
  }
  const renewing = periodically(renewEveryMs, renew, (error) => {
    if (error instanceof InterruptedTransferError) lost.abort()
  })
  try {
    return await work(AbortSignal.any([stopping, lost.signal]))
  } finally {
    await renewing.stop()
  }
}
