import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Kysely, PostgresDialect, sql } from 'kysely'
import { type Migration, type MigrationProvider, Migrator } from 'kysely/migration'
import { escapeIdentifier, escapeLiteral, Pool } from 'pg'
import type { ApplicationRoles } from './application-role.ts'

const migrationsDirectory = fileURLToPath(new URL('../../../migrations/', import.meta.url))

/** The names of all migrations, in their order. */
export function knownMigrations(): string[] {
  const files = readdirSync(migrationsDirectory).filter((name) => name.endsWith('.sql'))
  return files.map((file) => file.replace(/\.sql$/, '')).sort()
}

/**
 * Brings the database to the newest migration, or up to `last`, as its owner, and answers the names of those it ran.
 * Processes that start together wait for each other on an advisory lock; a migration that fails leaves nothing of itself.
 */
export async function migrate(ownerUrl: string, roles: ApplicationRoles, last?: string): Promise<string[]> {
  const pool = new Pool({ connectionString: ownerUrl, max: 2 })
  pool.on('error', () => {})
  const owner = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) })
  try {
    const migrator = new Migrator({ db: owner, provider: plainSql(roles) })
    const { error, results = [] } = await (last === undefined ? migrator.migrateToLatest() : migrator.migrateTo(last))
    const failed = results.find(({ status }) => status === 'Error')
    if (error !== undefined) throw new Error(`Migration ${failed?.migrationName ?? ''} failed.`, { cause: error })
    return results.map(({ migrationName }) => migrationName)
  } finally {
    await owner.destroy()
  }
}

function plainSql(roles: ApplicationRoles): MigrationProvider {
  return {
    async getMigrations() {
      return Object.fromEntries(knownMigrations().map((name) => [name, migrationFrom(name, roles)]))
    },
  }
}

function migrationFrom(name: string, { tenantRole, platformRole }: ApplicationRoles): Migration {
  return {
    async up(db) {
      const text = readFileSync(`${migrationsDirectory}${name}.sql`, 'utf8')
        .replaceAll(':"tenant_role"', escapeIdentifier(tenantRole))
        .replaceAll(':"platform_role"', escapeIdentifier(platformRole))
        .replaceAll(":'tenant_role'", escapeLiteral(tenantRole))
        .replaceAll(":'platform_role'", escapeLiteral(platformRole))
      await sql.raw(text).execute(db)
    },
  }
}
