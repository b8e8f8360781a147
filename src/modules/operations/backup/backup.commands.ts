import type { ApplicationRoles } from '#platform/database/application-role.ts'
import { restoreBackup } from './restore-backup.ts'
import { takeBackup } from './take-backup.ts'

interface CommandOptions {
  ownerUrl: string
  say: (line: string) => void
}

/** `backup FILE` */
export async function backUp({ ownerUrl, say }: CommandOptions, args: readonly string[]): Promise<boolean> {
  const file = onlyFile(args)
  if (file === undefined) return usage('backup', say)
  const rows = Object.entries(await takeBackup(ownerUrl, file, say))
  for (const [table, count] of rows) if (count > 0) say(`  ${table}: ${count}`)
  say(
    `${rows.reduce((sum, [, count]) => sum + count, 0)} rows of ${rows.length} tables are in ${file}. Keep it secret.`,
  )
  return true
}

/** `restore FILE`, into an empty database. */
export async function restore(
  { ownerUrl, say, forgetCaches }: CommandOptions & { forgetCaches: (roles: ApplicationRoles) => Promise<void> },
  args: readonly string[],
): Promise<boolean> {
  const file = onlyFile(args)
  if (file === undefined) return usage('restore', say)
  await restoreBackup({ ownerUrl, file, forgetCaches, say })
  say('Restored, and the caches are empty. Check it with audit:verify and stock:reconcile.')
  return true
}

function onlyFile(args: readonly string[]): string | undefined {
  const [file, ...others] = args
  return file === undefined || file.startsWith('-') || others.length > 0 ? undefined : file
}

function usage(command: string, say: (line: string) => void): boolean {
  say(`Usage: ${command} FILE`)
  return false
}
