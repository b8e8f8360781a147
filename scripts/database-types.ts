import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const schemaFile = fileURLToPath(new URL('../src/platform/database/schema.ts', import.meta.url))
const generator = fileURLToPath(new URL('../node_modules/kysely-codegen/dist/cli/bin.js', import.meta.url))

/** Writes the tables' types from a migrated database; with `verify` it writes nothing and rejects when they differ. */
export async function generateDatabaseTypes(databaseUrl: string, { verify = false } = {}): Promise<void> {
  const flags = [
    '--dialect=postgres',
    '--numeric-parser=string',
    '--exclude-pattern={kysely_*,monitoring_segment_*}',
    `--out-file=${schemaFile}`,
  ]
  const args = [generator, ...flags, '--type-mapping={"int8":"number"}', ...(verify ? ['--verify'] : [])]
  await promisify(execFile)(process.execPath, args, { env: { ...process.env, DATABASE_URL: databaseUrl } })
}
