/** `npm run db:types`: migrates an empty database of its own and writes the types of its tables. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { prepareDatabase } from '#platform/database/prepare.ts'
import { startEmbeddedPostgres } from '#platform/embedded/postgres.ts'
import { generateDatabaseTypes } from './database-types.ts'

const directory = mkdtempSync(join(tmpdir(), 'souk-types-'))
const postgres = await startEmbeddedPostgres(directory)
try {
  await prepareDatabase(postgres.url)
  await generateDatabaseTypes(postgres.url)
} finally {
  await postgres.stop()
  rmSync(directory, { recursive: true, force: true })
}
