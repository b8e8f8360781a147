import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Kysely, PostgresDialect, sql } from 'kysely'
import { type Migration, type MigrationProvider, Migrator } from 'kysely/migration'
import { escapeIdentifier, escapeLiteral, Pool } from 'pg'
import type { ApplicationRoles } from './application-role.ts'
import { appliedMigrations, isNewer, runsSince, sinceStatement } from './schema-range.ts'

const migrationsDirectory = fileURLToPath(new URL('../../../migrations/', import.meta.url))

/** The names of all migrations, in their order. */
export function knownMigrations(directory = migrationsDirectory): string[] {
  const files = readdirSync(directory).filter((name) => name.endsWith('.sql'))
  return files.map((file) => file.replace(/\.sql$/, '')).sort()
}

/** Whoever waits for a table's lock makes all wait who come after; a migration may be tried again. */
const waitForLocksMs = 10_000
const lockNotAvailable = '55P03'

export interface MigrateOptions {
  /** How long a statement waits for a lock on a table. */
  lockTimeoutMs?: number
  /** Up to this one; the newest, if it is not given. */
  last?: string | undefined
  /** Where the migrations lie. */
  directory?: string
}

/**
 * Brings the database to the newest migration, or up to `last`, as its owner, and answers the names of those it ran.
 * Processes that start together wait for each other on an advisory lock; a migration that fails leaves nothing of itself.
 * A database that a newer version has migrated is left as it is where that version says that this one may run, and refused elsewhere.
 */
export async function migrate(
  ownerUrl: string,
  roles: ApplicationRoles,
  { last, directory = migrationsDirectory, lockTimeoutMs = waitForLocksMs }: MigrateOptions = {},
): Promise<string[]> {
  const pool = new Pool({ connectionString: ownerUrl, max: 2 })
  pool.on('error', () => {})
  const owner = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) })
  const known = knownMigrations(directory)
  try {
    if (await isNewer(owner, known)) return []
    const migrator = new Migrator({ db: owner, provider: plainSql(roles, directory, lockTimeoutMs) })
    const { error, results = [] } = await (last === undefined ? migrator.migrateToLatest() : migrator.migrateTo(last))
    // The newer version may have been at it while this one waited.
    if (error !== undefined && (await isNewer(owner, known))) return []
    const failed = results.find(({ status }) => status === 'Error')
    if (error !== undefined)
      throw new Error(`Migration ${failed?.migrationName ?? ''} failed.${adviceFor(error)}`, { cause: error })
    return results.map(({ migrationName }) => migrationName)
  } finally {
    await owner.destroy()
  }
}

const adviceFor = (error: unknown) =>
  (error as { code?: string }).code === lockNotAvailable
    ? ' Somebody else works with a table that it changes. Nothing was changed: try again, or end what holds the table.'
    : ''

/** The names of those that `migrate` would run. Throws where a newer version has been here that does not let this one run. */
export async function pendingMigrations(ownerUrl: string): Promise<string[]> {
  const pool = new Pool({ connectionString: ownerUrl, max: 1 })
  pool.on('error', () => {})
  const owner = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) })
  const known = knownMigrations()
  try {
    if (await isNewer(owner, known)) return []
    const applied = await appliedMigrations(owner)
    return known.filter((name) => !applied.includes(name))
  } finally {
    await owner.destroy()
  }
}

export async function refuseOlder(ownerUrl: string): Promise<void> {
  const pending = await pendingMigrations(ownerUrl)
  if (pending.length === 0) return
  throw new Error(
    `The database lacks ${pending.length} migrations, the first of them ${pending[0]}, and MIGRATE=false lets no start run them. Run 'souk migrate' first.`,
  )
}

function plainSql(roles: ApplicationRoles, directory: string, lockTimeoutMs: number): MigrationProvider {
  return {
    async getMigrations() {
      const texts = new Map(
        knownMigrations(directory).map((name) => [name, readFileSync(join(directory, `${name}.sql`), 'utf8')]),
      )
      const steps = [...texts].map(([name, text]) => [
        name,
        migrationFrom({ text, since: runsSince(texts, name), lockTimeoutMs }, roles),
      ])
      return Object.fromEntries(steps)
    },
  }
}

interface Step {
  text: string
  since: string
  lockTimeoutMs: number
}

function migrationFrom({ text, since, lockTimeoutMs }: Step, roles: ApplicationRoles): Migration {
  return {
    async up(db) {
      // Not before: processes that start together wait for each other as long as it takes.
      await sql.raw(`SET LOCAL lock_timeout = ${lockTimeoutMs}`).execute(db)
      await sql.raw(withRoles(text, roles)).execute(db)
      await sql.raw(sinceStatement(since)).execute(db)
    },
  }
}

/** A migration's text with the names of the roles filled in, as psql -v would. */
export function withRoles(text: string, { tenantRole, platformRole, visitorRole }: ApplicationRoles): string {
  const roles = { tenant_role: tenantRole, platform_role: platformRole, visitor_role: visitorRole }
  return text.replace(
    /:(["'])(tenant_role|platform_role|visitor_role)\1/g,
    (_place, quote, role: keyof typeof roles) =>
      quote === '"' ? escapeIdentifier(roles[role]) : escapeLiteral(roles[role]),
  )
}
