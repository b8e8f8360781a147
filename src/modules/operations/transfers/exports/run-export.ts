import { createReadStream } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { csvLines } from '#platform/csv/write-csv.ts'
import { type Database, withTenant } from '#platform/database/transactions.ts'
import type { Files } from '#platform/files/files.ts'
import { end, type Held, write } from '../lease.ts'
import { withDirectory } from '../local-copy.ts'
import { dropFile, keepFile } from '../transfer-files.ts'
import { InterruptedTransferError } from '../transfers.errors.ts'
import { type ExportedRow, exportedThings } from './exported.ts'

export interface ExportDependencies {
  database: Database
  files: Files
  appUrl: string
}

export interface ExportProgress {
  processed: number
}

const keptDays = 3

/**
 * All rows are of one moment: they are read in one transaction, onto this machine's disk, and only then go where files lie. No
 * bucket is written while it is open.
 */
export async function runExport(
  dependencies: ExportDependencies,
  held: Held,
  { signal, progress }: { signal: AbortSignal; progress: ExportProgress },
): Promise<void> {
  await withDirectory(async (directory) => {
    const path = join(directory, 'file')
    const total = await writeRows(dependencies, held, { path, signal, progress })
    const file = await keepFile(dependencies, createReadStream(path))
    await withTenant(dependencies.database, held.userId, async (tx) => {
      await write(
        tx,
        held,
        sql`total = ${total}, processed = ${total}, file_id = ${file.id}, file_parts = ${file.parts}, file_bytes = ${file.bytes},
          expires_at = now() + ${keptDays} * interval '1 day'`,
      )
      await end(tx, held, { state: 'finished' })
    }).catch(async (error: unknown) => {
      await dropFile(dependencies, file.id).catch(() => {})
      throw error
    })
  })
}

interface Writing {
  path: string
  signal: AbortSignal
  progress: ExportProgress
}

/** Answers how many rows there were. */
function writeRows(
  { database, appUrl }: ExportDependencies,
  held: Held,
  { path, signal, progress }: Writing,
): Promise<number> {
  const { header, batches } = exportedThings[held.what]
  return withTenant(
    database,
    held.userId,
    async (tx) => {
      const file = await open(path, 'w')
      try {
        progress.processed = 0
        if (held.type === 'csv') await file.write(csvLines([header]))
        for await (const rows of batches(tx, { appUrl })) {
          if (signal.aborted) throw new InterruptedTransferError()
          await append(file, held, rows)
          progress.processed += rows.length
        }
        return progress.processed
      } finally {
        await file.close()
      }
    },
    'reading',
  )
}

const append = (file: FileHandle, { type }: Held, rows: readonly ExportedRow[]) =>
  file.write(
    type === 'csv'
      ? csvLines(rows.flatMap(({ lines }) => lines))
      : rows.map(({ resource }) => `${JSON.stringify(resource)}\n`).join(''),
  )
