import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import packedChromium from '@sparticuz/chromium'
import { Client } from 'pg'
import type { TestProject } from 'vitest/node'
import { prepareDatabase } from '#platform/database/prepare.ts'
import { claimDataDirectory } from '#platform/embedded/data-directory.ts'
import { startEmbeddedPostgres } from '#platform/embedded/postgres.ts'
import { startEmbeddedValkey } from '#platform/embedded/valkey.ts'
import { buildPages } from './built-pages.ts'

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
  buildPages()
  // Unpacked once: two files that unpack at once find each other's half-written browser.
  if (process.env.CHROMIUM_PATH === undefined) await packedChromium.executablePath().catch(() => undefined)
  const temporary = mkdtempSync(join(tmpdir(), 'souk-test-'))
  chmodSync(temporary, 0o755)
  const directory = await claimDataDirectory(temporary)
  const { postgresUrl, redisUrl, stop } = named() ?? (await startEmbedded(directory.path))
  project.provide('postgresUrl', postgresUrl)
  project.provide('redisUrl', redisUrl)
  await createTemplate(postgresUrl)
  return async () => {
    await stop()
    await directory.release()
    rmSync(directory.path, { recursive: true, force: true })
  }
}

interface Servers {
  postgresUrl: string
  redisUrl: string
  stop: () => Promise<unknown>
}

/** Servers that run already, such as those of the workflow: as PostgreSQL's superuser, with 400 connections, and thrown away afterwards. */
function named(): Servers | undefined {
  const { TEST_POSTGRES_URL: postgresUrl, TEST_REDIS_URL: redisUrl } = process.env
  if (!postgresUrl || !redisUrl) return undefined
  return { postgresUrl, redisUrl, stop: async () => {} }
}

async function startEmbedded(directory: string): Promise<Servers> {
  const postgres = await startEmbeddedPostgres(directory, settings)
  const valkey = await startEmbeddedValkey(directory)
  return { postgresUrl: postgres.url, redisUrl: valkey.url, stop: () => Promise.all([postgres.stop(), valkey.stop()]) }
}

async function createTemplate(postgresUrl: string): Promise<void> {
  const client = new Client({ connectionString: postgresUrl })
  await client.connect()
  await client.query(`DROP DATABASE IF EXISTS ${templateDatabase} WITH (FORCE)`)
  await client.query(`CREATE DATABASE ${templateDatabase}`)
  await client.end()
  const url = new URL(postgresUrl)
  url.pathname = templateDatabase
  await prepareDatabase(url.href)
}
