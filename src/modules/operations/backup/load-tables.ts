import type { Client } from 'pg'
import type { Part, Sequences, TableStart } from './backup-file.ts'
import { quoted, readTables, seeded, type Table } from './layout.ts'
import { forcedAmong, liftRules } from './lift-rules.ts'
import { plainSession } from './take-backup.ts'

const progressEvery = 100_000

/** Fills empty tables with what the parts hold, in one transaction: all of it or nothing. */
export async function loadTables(
  owner: Client,
  parts: AsyncIterable<Part>,
  say: (line: string) => void,
): Promise<void> {
  await owner.query(`BEGIN;${plainSession}`)
  const tables = await readTables(owner)
  // First where the owner sees all rows: the rules are lifted under locks that a system at work would feel, or deadlock with.
  const hidden = await forcedAmong(
    owner,
    tables.map(({ name }) => name),
  )
  await expectNoRows(
    owner,
    tables.filter(({ name }) => !hidden.includes(name)),
  )
  const setBack = await liftRules(owner, tables)
  await expectNoRows(owner, tables)
  // Those of the version that the backup is of: a later one may have more.
  for (const table of tables.filter(({ name }) => seeded.includes(name)))
    await owner.query(`DELETE FROM ${quoted(table)}`)
  const missing = new Set(tables.map(({ name }) => name))
  let insert = async (_lines: readonly string[]): Promise<void> => {
    throw new Error('The backup has rows of no table.')
  }
  for await (const part of parts) {
    if ('table' in part) {
      missing.delete(part.table)
      insert = insertInto(owner, tableOf(tables, part), say)
    } else if ('lines' in part) await insert(part.lines)
    else if ('sequences' in part) await setSequences(owner, part)
  }
  if (missing.size > 0) throw new Error(`The backup lacks ${[...missing].join(', ')}.`)
  say('  Checking that rows belong together')
  await setBack()
  await owner.query('COMMIT')
}

async function expectNoRows(owner: Client, tables: readonly Table[]): Promise<void> {
  for (const table of tables.filter(({ name }) => !seeded.includes(name))) {
    const { rows } = await owner.query(`SELECT FROM ${quoted(table)} LIMIT 1`)
    if (rows.length > 0) {
      throw new Error(`The database is in use: ${table.name} has rows. A backup is restored into an empty one only.`)
    }
  }
}

/** Names that came out of the file reach no statement: they only find a table of this database. */
function tableOf(tables: readonly Table[], { table: name, columns }: TableStart): Table {
  const known = tables.find((table) => table.name === name)
  const ordered = columns.map((column) => known?.columns.find((found) => found.name === column))
  const found = ordered.filter((column) => column !== undefined)
  if (known === undefined || new Set(found).size !== known.columns.length || found.length !== columns.length) {
    throw new Error(`The table ${name} has other columns in the backup than here.`)
  }
  return { name, columns: found }
}

function insertInto(owner: Client, table: Table, say: (line: string) => void) {
  const names = table.columns.map(({ name }) => owner.escapeIdentifier(name))
  const values = table.columns.map(({ type }, place) => `(line->>${place})::${type}`)
  const statement = `INSERT INTO ${quoted(table)} (${names.join(', ')}) OVERRIDING SYSTEM VALUE
    SELECT ${values.join(', ')} FROM jsonb_array_elements($1::jsonb) AS rows (line)`
  let count = 0
  return async (lines: readonly string[]) => {
    const { rowCount } = await owner.query(statement, [`[${lines.join(',')}]`])
    if (rowCount !== lines.length) throw new Error(`${table.name} took ${rowCount} of ${lines.length} rows.`)
    count += lines.length
    if (Math.floor(count / progressEvery) > Math.floor((count - lines.length) / progressEvery)) {
      say(`  ${table.name}: ${count} rows so far`)
    }
  }
}

async function setSequences(owner: Client, { sequences }: Sequences): Promise<void> {
  for (const [name, value] of Object.entries(sequences)) {
    const { rows } = await owner.query(
      `SELECT setval(format('%I.%I', schemaname, sequencename)::regclass, $2::bigint) FROM pg_sequences
       WHERE schemaname = 'public' AND sequencename = $1`,
      [name, value],
    )
    if (rows.length === 0) throw new Error(`There is no sequence ${name} here.`)
  }
}
