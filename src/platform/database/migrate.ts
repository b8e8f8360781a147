import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Kysely, PostgresDialect, sql } from 'kysely'
import { type Migration, type MigrationProvider, Migrator } from 'kysely/migration'
import { escapeIdentifier, Pool } from 'pg'
import type { ApplicationRoles } from './application-role.ts'

const migrationsDirectory = fileURLToPath(new URL('../../../migrations/', import.meta.url))

/**
 * Brings the database to the newest migration, as its owner, and answers the names of those it ran. Processes that
 * start together wait for each other on an advisory lock; a migration that fails leaves nothing of itself.
 */
export async function migrate(ownerUrl: string, roles: ApplicationRoles): Promise<string[]> {
  const pool = new Pool({ connectionString: ownerUrl, max: 2 })
  pool.on('error', () => {})
  const owner = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) })
  try {
    const migrator = new Migrator({ db: owner, provider: plainSql(roles) })
    const { error, results = [] } = await migrator.migrateToLatest()
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
      const files = readdirSync(migrationsDirectory).filter((name) => name.endsWith('.sql'))
      return Object.fromEntries(files.map((file) => [file.replace(/\.sql$/, ''), migrationFrom(file, roles)]))
    },
  }
}

function migrationFrom(file: string, { tenantRole, platformRole }: ApplicationRoles): Migration {
  return {
    async up(db) {
      const text = readFileSync(`${migrationsDirectory}${file}`, 'utf8')
        .replaceAll(':"tenant_role"', escapeIdentifier(tenantRole))
        .replaceAll(':"platform_role"', escapeIdentifier(platformRole))
      await sql.raw(text).execute(db)
    },
  }
}
