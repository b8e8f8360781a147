import { declareCommand } from '#platform/command-line/command.ts'
import { fileName } from '#platform/command-line/parameters.ts'
import { tableOf } from '#platform/command-line/table.ts'
import type { ApplicationRoles } from '#platform/database/application-role.ts'
import { restoreBackup } from './restore-backup.ts'
import { takeBackup } from './take-backup.ts'

interface Needs {
  databaseDirectUrl: string
}

export const backUp = declareCommand({
  arguments: { file: { about: 'where there is no file yet', schema: fileName } },
  async run({ databaseDirectUrl }: Needs, { file }, say) {
    const rows = await takeBackup(databaseDirectUrl, file, say)
    const filled = Object.entries(rows).filter(([, count]) => count > 0)
    for (const line of tableOf(['table', 'rows'], filled)) say(line)
    const total = filled.reduce((sum, [, count]) => sum + count, 0)
    say(`${total} rows of ${Object.keys(rows).length} tables are in ${file}. Keep it secret.`)
    return { done: true, result: { file, rows } }
  },
})

export const restore = declareCommand({
  arguments: { file: { about: 'what backup wrote', schema: fileName } },
  async run(
    { databaseDirectUrl, forgetCaches }: Needs & { forgetCaches: (roles: ApplicationRoles) => Promise<void> },
    { file },
    say,
  ) {
    await restoreBackup({ ownerUrl: databaseDirectUrl, file, forgetCaches, say })
    say('Restored, and the caches are empty. Check it with audit:verify and stock:reconcile.')
    return { done: true, result: { file } }
  },
})
