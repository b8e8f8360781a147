import type { Client } from 'pg'
import { type ApplicationRoles, ensureApplicationRoles } from '#platform/database/application-role.ts'
import { connectedClient } from '#platform/database/connect.ts'
import { knownMigrations, migrate } from '#platform/database/migrate.ts'
import type { Header } from './backup-file.ts'
import { quoted, readMigrations, readTables } from './layout.ts'
import { loadTables } from './load-tables.ts'
import { readBackupFile, verifyBackupFile } from './read-backup-file.ts'

export interface RestoreOptions {
  ownerUrl: string
  file: string
  /** Makes every process and Redis forget what they hold of the database. */
  forgetCaches: (roles: ApplicationRoles) => Promise<void>
  say: (line: string) => void
}

/** Roles, then the tables as they were in the days of the backup, its rows, and then the migrations since. */
export async function restoreBackup({ ownerUrl, file, forgetCaches, say }: RestoreOptions): Promise<void> {
  say('Reading the whole backup, to see whether it is')
  const header = await verifyBackupFile(file)
  await using opened = new AsyncDisposableStack()
  const owner = await connectedClient(ownerUrl)
  opened.defer(() => owner.end())
  const last = await expectSameWay(owner, header)
  const roles = await ensureApplicationRoles(ownerUrl)
  await migrate(ownerUrl, roles, { last })
  // Before as well as after: a restore that is killed in between leaves no old answers, and without Redis none begins.
  await forgetCaches(roles)
  say(`Loading what there was at ${header.taken_at}`)
  await loadTables(owner, readBackupFile(file), say)
  await migrate(ownerUrl, roles)
  say('Preparing the tables for lists')
  await vacuum(owner)
  await forgetCaches(roles).catch((cause) => {
    throw new Error(`Everything is restored, but the caches are not empty: run cache:clear. ${cause.message}`, {
      cause,
    })
  })
}

/** The tables can be made as they were: this Souk knows every migration of the backup, and none since has run here. */
async function expectSameWay(owner: Client, { migrations }: Header): Promise<string> {
  const last = migrations.at(-1) ?? ''
  const known = knownMigrations()
  const isBeginningOf = (some: readonly string[], all: readonly string[]) => some.every((name, at) => name === all[at])
  if (!isBeginningOf(migrations, known)) {
    throw new Error(
      `The backup is of another version of Souk, with the migration ${last}. Restore it with that version.`,
    )
  }
  if (!isBeginningOf((await readMigrations(owner)) ?? [], migrations)) {
    throw new Error('A newer version has been at this database than made the backup. Restore into a new database.')
  }
  return last
}

/** Outside of the transaction. An empty table is left alone: plans for one that is known to be empty live on for long. */
async function vacuum(owner: Client): Promise<void> {
  for (const table of await readTables(owner)) {
    const { rows } = await owner.query(`SELECT pg_relation_size($1::regclass) > 0 AS filled`, [quoted(table)])
    if (rows[0]?.filled) await owner.query(`VACUUM (ANALYZE) ${quoted(table)}`)
  }
}
