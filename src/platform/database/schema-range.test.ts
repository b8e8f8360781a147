import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Client } from 'pg'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { ownedDatabase } from '#test/owned-database.ts'
import { type ApplicationRoles, ensureApplicationRoles } from './application-role.ts'
import { knownMigrations, migrate } from './migrate.ts'
import { prepareDatabase } from './prepare.ts'

const newest = knownMigrations().at(-1)
const directories: string[] = []

afterAll(() => {
  for (const directory of directories) rmSync(directory, { recursive: true })
})

/** The migrations of a version to come. */
function newerVersion(added: Record<string, string>): string {
  const directory = mkdtempSync(join(tmpdir(), 'souk-migrations-'))
  directories.push(directory)
  cpSync(fileURLToPath(new URL('../../../migrations/', import.meta.url)), directory, { recursive: true })
  for (const [name, text] of Object.entries(added)) writeFileSync(join(directory, `${name}.sql`), text)
  return directory
}

const harmless = '-- The version before runs on beside it.\nCREATE TABLE added (id int);\n'
const breaking = 'ALTER TABLE products RENAME COLUMN name TO title;\n'

describe('a database that a newer version has migrated', () => {
  let url: string
  let roles: ApplicationRoles

  beforeEach(async () => {
    url = await ownedDatabase()
    roles = await ensureApplicationRoles(url)
  })

  it('is used as it is where all that was done since is harmless', async () => {
    await migrate(url, roles, {
      directory: newerVersion({ '9001_harmless': harmless, '9002_harmless': harmless.replace('added', 'other') }),
    })
    expect((await prepareDatabase(url)).migrated).toEqual([])
  })

  it('is refused otherwise, with the version that it needs, and is left alone', async () => {
    const directory = newerVersion({ '9001_breaking': breaking, '9002_harmless': harmless })
    await migrate(url, roles, { directory })
    await expect(prepareDatabase(url)).rejects.toThrow(
      `A newer version of Souk has migrated the database to 9002_harmless. It needs a version that knows the migration 9001_breaking; this one knows ${newest} as its last.`,
    )
    expect(await migrate(url, roles, { directory })).toEqual([])
  })

  it('is refused where this version has a migration of its own to do', async () => {
    const mine = newerVersion({ '9001_mine': harmless })
    await migrate(url, roles, { directory: newerVersion({ '9002_theirs': harmless }) })
    await expect(migrate(url, roles, { directory: mine })).rejects.toThrow('to 9002_theirs. It needs a version')
  })

  it('is refused where the newer version has said nothing of the range', async () => {
    await migrate(url, roles)
    const owner = new Client({ connectionString: url })
    await owner.connect()
    await owner.query(`INSERT INTO kysely_migration VALUES ('9001_unsaid', now()::text)`)
    await owner.query('COMMENT ON TABLE kysely_migration IS NULL')
    await owner.end()
    await expect(prepareDatabase(url)).rejects.toThrow('knows the migration 9001_unsaid')
  })

  it('is understood also by those who waited while it was migrated', async () => {
    const directory = newerVersion({ '9001_slow': `${harmless}SELECT pg_sleep(1);` })
    const newer = migrate(url, roles, { directory })
    const older = Array.from({ length: 3 }, () => migrate(url, roles))
    const [done, ...others] = await Promise.all([newer, ...older])
    expect([done, ...others].filter((migrated) => migrated.includes('9001_slow'))).toHaveLength(1)
  })
})
