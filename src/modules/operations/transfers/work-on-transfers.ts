import { UnreadableCsvError } from '#platform/csv/read-csv.ts'
import { type Database, withTenant } from '#platform/database/transactions.ts'
import type { Files } from '#platform/files/files.ts'
import { MissingPartError } from '#platform/files/parts.ts'
import type { Monitor } from '#platform/observability/monitor.ts'
import type { RightOfWay } from '#platform/right-of-way.ts'
import { startWorkLoop } from '#platform/work-loop.ts'
import { runExport } from './exports/run-export.ts'
import type { PictureFetching } from './imports/fetch-pictures.ts'
import { runImport } from './imports/run-import.ts'
import { type Ending, end, type Held, holding, release, takeUp } from './lease.ts'
import { dropFile } from './transfer-files.ts'
import { InterruptedTransferError, UnusableFileError } from './transfers.errors.ts'

export interface TransferDependencies {
  database: Database
  files: Files
  rightOfWay: RightOfWay
  monitor: Monitor
  /** What addresses of pictures begin with. */
  appUrl: string
  pictures: PictureFetching
  pollEveryMs: number
  onError: (error: Error) => void
}

/** A long import keeps the next transfer waiting for one of the others, and no more of the process than this. */
const atOnce = 2
/** So often a transfer is taken up that ends its worker or fails on our side, without getting anywhere. */
const mostTries = 5

/** Any number of processes may work beside each other. It ends within a batch: what is left is taken up by whoever comes next. */
export function startTransfers(dependencies: TransferDependencies): { stop: () => Promise<void> } {
  const stopping = new AbortController()
  const { pollEveryMs, onError } = dependencies
  const work = () => workOnNext(dependencies, stopping.signal)
  const loops = Array.from({ length: atOnce }, () => startWorkLoop({ work, pollEveryMs, onError }))
  return {
    async stop() {
      stopping.abort()
      await Promise.all(loops.map((loop) => loop.stop()))
    },
  }
}

/** Answers whether there may be more. */
async function workOnNext(dependencies: TransferDependencies, stopping: AbortSignal): Promise<boolean> {
  const { database, monitor } = dependencies
  const held = stopping.aborted ? undefined : await takeUp(database)
  if (held === undefined) return false
  await monitor.record({ kind: 'job', name: `transfer:${held.kind}` }, () => workOn(dependencies, held, stopping))
  return true
}

async function workOn(dependencies: TransferDependencies, held: Held, stopping: AbortSignal): Promise<void> {
  const { database, onError } = dependencies
  const progress: { processed?: number } = {}
  try {
    if (held.tries > mostTries) throw new GivenUpError()
    await holding(database, held, { stopping, progress: () => progress }, (signal) =>
      held.kind === 'import'
        ? runImport(dependencies, held, signal)
        : runExport(dependencies, held, { signal, progress: Object.assign(progress, { processed: 0 }) }),
    )
  } catch (error) {
    if (stopping.aborted) return ignoreInterruption(release(database, held, { isFault: false }))
    const ending = endingOf(error)
    if (ending === undefined) {
      if (!(error instanceof InterruptedTransferError)) {
        onError(error as Error)
        return ignoreInterruption(release(database, held, { isFault: true }))
      }
    } else await ignoreInterruption(withTenant(database, held.userId, (tx) => end(tx, held, ending)))
  }
  // What was imported or given up is read no more; what another worker has, that one reads.
  await dropImported(dependencies, held)
}

class GivenUpError extends Error {}

/** What nobody can do, however often it is tried. */
function endingOf(error: unknown): Ending | undefined {
  if (error instanceof UnusableFileError) return { state: 'failed', error: error.message, problem: error.problem }
  if (error instanceof UnreadableCsvError) {
    const { line, message } = error
    return { state: 'failed', error: `Line ${line}: ${message}`, problem: { line, column: null, message } }
  }
  if (error instanceof MissingPartError) return { state: 'failed', error: error.message }
  if (error instanceof GivenUpError)
    return { state: 'failed', error: `It failed ${mostTries} times on our side. What was written stays.` }
  return undefined
}

async function ignoreInterruption(work: Promise<void>): Promise<void> {
  await work.catch((error: unknown) => {
    if (!(error instanceof InterruptedTransferError)) throw error
  })
}

async function dropImported(
  { database, files }: TransferDependencies,
  { userId, id, kind, file }: Held,
): Promise<void> {
  if (kind !== 'import' || file === undefined) return
  const ended = await withTenant(database, userId, (tx) =>
    tx
      .selectFrom('transfers')
      .select('id')
      .where('user_id', '=', userId)
      .where('id', '=', id)
      .where('state', '<>', 'running')
      .executeTakeFirst(),
  )
  if (ended !== undefined) await dropFile({ database, files }, file.id)
}
