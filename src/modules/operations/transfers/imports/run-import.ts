import { sql } from 'kysely'
import { analyzeGrownTables } from '#platform/database/analyze-grown-tables.ts'
import { type Database, withTenant } from '#platform/database/transactions.ts'
import { MissingPartError } from '#platform/files/parts.ts'
import { end, type Held, note } from '../lease.ts'
import { withLocalCopy } from '../local-copy.ts'
import { checkAll } from './check-all.ts'
import { fetchPictures } from './fetch-pictures.ts'
import { importingListings, importingProducts } from './import-rows.ts'
import { type ImportDependencies, type ImportRun, requireHeld } from './import-run.ts'
import { openTable, type Table } from './open-table.ts'
import { columnNames } from './read-rows.ts'
import { writeAll } from './write-all.ts'
import { writePartly } from './write-partly.ts'

/** Reads the file for its size, then for what is wrong or to write, as its mode asks; and then fetches its pictures. */
export async function runImport(dependencies: ImportDependencies, held: Held, signal: AbortSignal): Promise<void> {
  const { database, files } = dependencies
  if (held.file === undefined) throw new MissingPartError()
  // An import before this one may have filled tables that PostgreSQL takes for empty still. Each worker does it now and then, and
  // logs where it fails.
  await analyzeGrownTables(database).catch(() => {})
  const isDone = await withLocalCopy(files, held.file, async (chunks) => {
    await note(database, held, sql`step = 'reading'`)
    const table = await openTable(chunks, held.what)
    const importing = table.layout.what === 'products' ? importingProducts : importingListings
    await noteFormat(database, held, table, await countRecords(table, signal))
    const context = await contextOf(database, held, table)
    return write({ dependencies, held, table, importing, context, signal })
  })
  if (!isDone) return
  if (held.mode !== 'dry_run') await fetchPictures(dependencies, held, signal)
  await withTenant(database, held.userId, (tx) => end(tx, held, { state: 'finished' }))
}

/** Answers whether the transfer goes on: one that is refused has ended. */
async function write(run: ImportRun): Promise<boolean> {
  const { mode } = run.held
  if (mode === 'partial') {
    await writePartly(run)
    return true
  }
  const checked = await checkAll(run)
  if (mode === 'dry_run') return true
  return writeAll(run, checked)
}

async function countRecords(table: Table, signal: AbortSignal): Promise<number> {
  let total = 0
  for await (const _record of table.records()) {
    total += 1
    requireHeld(signal)
  }
  return total
}

function noteFormat(database: Database, held: Held, { format, ignored }: Table, total: number): Promise<void> {
  return note(
    database,
    held,
    sql`total = ${total}, format = ${JSON.stringify(format)}::jsonb, ignored_columns = ${ignored}::text[]`,
  )
}

async function contextOf(database: Database, held: Held, table: Table): Promise<ImportRun['context']> {
  const { currency } = await withTenant(database, held.userId, (tx) =>
    tx.selectFrom('shops').select('currency').where('user_id', '=', held.userId).executeTakeFirstOrThrow(),
  )
  return {
    columnOf: columnNames(table),
    currency,
    defaultQuantity: table.layout.name === 'shopify' ? 0 : undefined,
    reason: `Import ${held.id}`,
    by: held.by,
    transferId: held.id,
  }
}
