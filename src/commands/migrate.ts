import { declareCommand } from '#platform/command-line/command.ts'
import { flag } from '#platform/command-line/parameters.ts'
import { ensureApplicationRoles } from '#platform/database/application-role.ts'
import { migrate, pendingMigrations } from '#platform/database/migrate.ts'

export const migrateCommand = declareCommand({
  options: { check: { about: 'only say which migrations are to be run, and exit with 1 if any are', schema: flag } },
  async run({ databaseDirectUrl }: { databaseDirectUrl: string }, { check }, say) {
    const pending = await pendingMigrations(databaseDirectUrl)
    for (const name of pending) say(name)
    if (check) {
      say(pending.length === 0 ? 'The database has what this version needs.' : `${pending.length} migrations to run.`)
      return { done: pending.length === 0, result: { pending } }
    }
    const migrated = await migrate(databaseDirectUrl, await ensureApplicationRoles(databaseDirectUrl))
    say(migrated.length === 0 ? 'There was nothing to do.' : `${migrated.length} migrations done.`)
    return { done: true, result: { migrated } }
  },
})
