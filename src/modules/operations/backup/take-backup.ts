import type { Client } from 'pg'
import { ensureApplicationRoles } from '#platform/database/application-role.ts'
import { connectedClient } from '#platform/database/connect.ts'
import { type Part, type RowCounts, writeBackupFile } from './backup-file.ts'
import { expectAllRowsVisible, quoted, readMigrations, readTables, type Table } from './layout.ts'

const rowsPerPart = 1_000
const progressEvery = 100_000

/** PostgreSQL's texts, the same whatever the server or the role prefers, and time enough. */
export const plainSession = `
  SET LOCAL datestyle = 'ISO, YMD'; SET LOCAL intervalstyle = 'postgres'; SET LOCAL timezone = 'UTC';
  SET LOCAL bytea_output = 'hex'; SET LOCAL extra_float_digits = 1; SET LOCAL statement_timeout = 0;
  SET LOCAL idle_in_transaction_session_timeout = 0;`

/**
 * Writes what the database held at one moment while it goes on working: nobody waits for it but migrations. The rows are
 * read as the platform role, who alone sees all of them: row security is forced on the owner.
 */
export async function takeBackup(ownerUrl: string, file: string, say: (line: string) => void): Promise<RowCounts> {
  await using opened = new AsyncDisposableStack()
  const owner = await connectedClient(ownerUrl)
  opened.defer(() => owner.end())
  const migrations = await readMigrations(owner)
  if (migrations === undefined) throw new Error('There is no Souk in this database.')
  const { sessionUrl, platformRole } = await ensureApplicationRoles(ownerUrl)
  const tables = await readTables(owner)
  await expectAllRowsVisible(owner, tables, platformRole)
  const reader = await connectedClient(sessionUrl)
  opened.defer(() => reader.end())
  await beginSnapshot(reader, tables, platformRole)
  // What was there before the snapshot and is there after it is in the snapshot, and nothing else.
  if (JSON.stringify(await readMigrations(owner)) !== JSON.stringify(migrations)) {
    throw new Error('The database was migrated at this very moment. Take the backup again.')
  }

  const header: Part = { souk_backup: 1, taken_at: new Date().toISOString(), migrations }
  async function* parts(): AsyncGenerator<Part> {
    yield header
    for (const table of tables) {
      yield { table: table.name, columns: table.columns.map(({ name }) => name) }
      yield* rowsOf(reader, table, say)
    }
    // Read last, as sequences know no snapshot: they are past every number in the rows.
    yield { sequences: await readSequences(owner) }
  }
  return await writeBackupFile(file, parts())
}

/** The tables are locked before the snapshot begins: one that is rewritten after it would look empty. */
async function beginSnapshot(reader: Client, tables: readonly Table[], platformRole: string): Promise<void> {
  await reader.query(`BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY;${plainSession}`)
  await reader.query(`SET LOCAL ROLE ${reader.escapeIdentifier(platformRole)}`)
  await reader.query(`LOCK TABLE ${tables.map(quoted).join(', ')} IN ACCESS SHARE MODE`)
  await reader.query('SELECT pg_current_snapshot()')
}

async function* rowsOf(reader: Client, table: Table, say: (line: string) => void): AsyncGenerator<Part> {
  const cells = table.columns.map(({ name }) => `${reader.escapeIdentifier(name)}::text`)
  const select = `SELECT to_json(ARRAY[${cells.join(', ')}])::text FROM ${quoted(table)}`
  await reader.query(`DECLARE backup NO SCROLL CURSOR FOR ${select}`)
  for (let count = 0; ; ) {
    const fetch = { text: `FETCH ${rowsPerPart} FROM backup`, rowMode: 'array' as const }
    const { rows } = await reader.query<[string]>(fetch)
    if (rows.length === 0) break
    yield { lines: rows.map(([line]) => line) }
    count += rows.length
    if (count % progressEvery === 0) say(`  ${table.name}: ${count} rows so far`)
  }
  await reader.query('CLOSE backup')
}

async function readSequences(owner: Client): Promise<Record<string, string>> {
  const { rows } = await owner.query<{ name: string; value: string }>(
    `SELECT sequencename AS name, last_value::text AS value FROM pg_sequences
     WHERE schemaname = 'public' AND last_value IS NOT NULL ORDER BY 1`,
  )
  return Object.fromEntries(rows.map(({ name, value }) => [name, value]))
}
