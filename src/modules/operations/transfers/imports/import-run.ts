import type { Database } from '#platform/database/transactions.ts'
import type { Files } from '#platform/files/files.ts'
import type { RightOfWay } from '#platform/right-of-way.ts'
import type { Held } from '../lease.ts'
import { InterruptedTransferError } from '../transfers.errors.ts'
import type { PictureFetching } from './fetch-pictures.ts'
import type { Context, Importing } from './import-rows.ts'
import type { Table } from './open-table.ts'

export interface ImportDependencies {
  database: Database
  files: Files
  rightOfWay: RightOfWay
  pictures: PictureFetching
}

/** An import while it runs. */
export interface ImportRun {
  dependencies: ImportDependencies
  held: Held
  table: Table
  importing: Importing
  context: Omit<Context, 'claims' | 'writes'>
  signal: AbortSignal
}

export function requireHeld(signal: AbortSignal): void {
  if (signal.aborted) throw new InterruptedTransferError()
}
