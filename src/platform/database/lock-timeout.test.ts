import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { expect, it } from 'vitest'
import { ownedDatabase } from '#test/owned-database.ts'
import { ensureApplicationRoles } from './application-role.ts'
import { migrate } from './migrate.ts'

it('a migration that does not get its lock gives up, leaves nothing, and succeeds when it is tried again', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'souk-migrations-'))
  const url = await ownedDatabase()
  const roles = await ensureApplicationRoles(url)
  const reader = new Client({ connectionString: url })
  await reader.connect()
  try {
    writeFileSync(join(directory, '0001_first.sql'), 'CREATE TABLE things (id int)')
    await migrate(url, roles, { directory })
    writeFileSync(join(directory, '0002_other.sql'), 'CREATE TABLE others (id int)')
    writeFileSync(join(directory, '0003_more.sql'), 'ALTER TABLE things ADD COLUMN name text')
    await reader.query('BEGIN; SELECT FROM things')
    await expect(migrate(url, roles, { directory, lockTimeoutMs: 100 })).rejects.toThrow(
      'Migration 0003_more failed. Somebody else works with a table that it changes. Nothing was changed: try again',
    )
    const { rows } = await reader.query(`SELECT to_regclass('others') AS others`)
    expect(rows).toEqual([{ others: null }])
    await reader.query('COMMIT')
    expect(await migrate(url, roles, { directory, lockTimeoutMs: 100 })).toEqual(['0002_other', '0003_more'])
  } finally {
    await reader.end()
    rmSync(directory, { recursive: true })
  }
})
