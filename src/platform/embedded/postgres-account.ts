import { execFileSync, spawnSync } from 'node:child_process'
import { chownSync } from 'node:fs'

/** Whom PostgreSQL runs as: nothing to switch to, unless we are root, whom PostgreSQL refuses to run as. */
export interface PostgresAccount {
  uid?: number
  gid?: number
}

export function postgresAccount(): PostgresAccount {
  if (process.getuid?.() !== 0) return {}
  return lookUp('postgres') ?? create('postgres')
}

/** Whether the account may enter the directory: every folder above it counts, and only a try shows it for sure. */
export function mayEnter(account: PostgresAccount, directory: string): boolean {
  if (account.uid === undefined) return true
  const attempt = spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', directory], { ...account, cwd: '/', stdio: 'ignore' })
  return attempt.status === 0
}

export function giveTo({ uid, gid }: PostgresAccount, path: string): void {
  if (uid !== undefined && gid !== undefined) chownSync(path, uid, gid)
}

function lookUp(name: string): PostgresAccount | undefined {
  const [uid, gid] = [spawnSync('id', ['-u', name]), spawnSync('id', ['-g', name])]
  if (uid.status !== 0 || gid.status !== 0) return undefined
  return { uid: Number(uid.stdout.toString()), gid: Number(gid.stdout.toString()) }
}

function create(name: string): PostgresAccount {
  const attempts: [string, string[]][] = [
    ['useradd', ['--system', '--user-group', '--no-create-home', name]],
    ['adduser', ['-S', '-D', '-H', name]],
  ]
  for (const [command, args] of attempts) {
    try {
      execFileSync(command, args, { stdio: 'ignore' })
    } catch {
      continue
    }
    const account = lookUp(name)
    if (account !== undefined) return account
  }
  throw new Error(
    `PostgreSQL does not run as root, and a user '${name}' could not be created. Start Souk as another user, or give DATABASE_URL.`,
  )
}
