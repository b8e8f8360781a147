import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import type { TestProject } from 'vitest/node'
import { prepareDatabase } from '#platform/database/prepare.ts'
import { claimDataDirectory } from '#platform/embedded/data-directory.ts'
import { startEmbeddedPostgres } from '#platform/embedded/postgres.ts'
import { startEmbeddedValkey } from '#platform/embedded/valkey.ts'
import { buildDashboard } from './built-dashboard.ts'

export const templateDatabase = 'souk_template'

declare module 'vitest' {
  export interface ProvidedContext {
    /** PostgreSQL's superuser, at its maintenance database. */
    postgresUrl: string
    redisUrl: string
    /** A transaction pooler before that PostgreSQL, as its owner; in `npm run proof` alone. */
    poolerUrl?: string
  }
}

/** Data is thrown away, so nothing waits for the disk; many files' pools share the server. */
const settings = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=400']

/** One PostgreSQL and one Valkey for the run, the same embedded ones that `npm start` uses, and a migrated database to clone. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  buildDashboard()
  const temporary = mkdtempSync(join(tmpdir(), 'souk-test-'))
  chmodSync(temporary, 0o755)
  const directory = await claimDataDirectory(temporary)
  const postgres = await startEmbeddedPostgres(directory.path, settings)
  const valkey = await startEmbeddedValkey(directory.path)
  project.provide('postgresUrl', postgres.url)
  project.provide('redisUrl', valkey.url)
  await createTemplate(postgres.url)
  return async () => {
    await Promise.all([postgres.stop(), valkey.stop()])
    await directory.release()
    rmSync(directory.path, { recursive: true, force: true })
  }
}

async function createTemplate(postgresUrl: string): Promise<void> {
  const client = new Client({ connectionString: postgresUrl })
  await client.connect()
  await client.query(`CREATE DATABASE ${templateDatabase}`)
  await client.end()
  const url = new URL(postgresUrl)
  url.pathname = templateDatabase
  await prepareDatabase(url.href)
}
