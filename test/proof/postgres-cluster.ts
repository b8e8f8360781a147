import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll } from 'vitest'
import { findFreePort } from '#platform/embedded/free-port.ts'
import { giveTo, postgresAccount } from '#platform/embedded/postgres-account.ts'
import { installedPostgres } from '../../scripts/installed-postgres.ts'
import { eventually } from '../harness.ts'

const stopping: (() => void)[] = []

// Registered here, while the file is collected: inside of a running hook Vitest would never call it.
afterAll(() => {
  for (const stop of stopping.splice(0)) stop()
})

export interface PostgresCluster {
  /** Its superuser's. */
  url: string
  /** `fast` ends the connections and is orderly, `immediate` is a crash. */
  stop: (mode: 'fast' | 'immediate') => void
  /** On the same port as before. */
  start: () => void
  /** A second cluster that follows this one, and has all that was committed: nothing is before it stands there too. */
  follow: () => Promise<PostgresCluster>
  /** Makes a follower the one that is written to. */
  promote: () => void
}

const password = 'only for this proof'

/** An installed PostgreSQL, of the version of the installed clients, since pg_dump reads no newer one. */
export async function startPostgresCluster(parent = tmpdir()): Promise<PostgresCluster> {
  const account = postgresAccount()
  const directory = mkdtempSync(join(parent, 'souk-cluster-'))
  giveTo(account, directory)
  const passwordFile = join(directory, 'password')
  writeFileSync(passwordFile, `${password}\n`)
  giveTo(account, passwordFile)
  run('initdb', [
    `--pgdata=${join(directory, 'data')}`,
    '--username=postgres',
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C.UTF-8',
  ])
  return openCluster(directory)
}

function run(program: string, args: string[]): void {
  const environment = { ...process.env, PGPASSWORD: password }
  execFileSync(join(programs(), program), args, { ...postgresAccount(), cwd: '/', stdio: 'ignore', env: environment })
}

/** Starts what lies in the directory, on a port of its own. */
async function openCluster(directory: string): Promise<PostgresCluster> {
  const port = await findFreePort()
  const url = new URL(`postgres://127.0.0.1:${port}/postgres`)
  Object.assign(url, { username: 'postgres', password })
  const data = `--pgdata=${join(directory, 'data')}`
  const log = `--log=${join(directory, 'log')}`
  const settings = [`port=${port}`, 'listen_addresses=127.0.0.1', "unix_socket_directories=''", 'fsync=off']
  const options = `--options=${settings.map((setting) => `-c ${setting}`).join(' ')}`
  const start = () => run('pg_ctl', ['start', '--wait', data, log, options])
  const stop = (mode: string) => run('pg_ctl', ['stop', '--wait', `--mode=${mode}`, data])
  start()
  stopping.push(() => {
    try {
      stop('immediate')
    } catch {
      // A proof has stopped it already.
    }
    rmSync(directory, { recursive: true, force: true })
  })
  return {
    url: url.href,
    start,
    stop,
    promote: () => run('pg_ctl', ['promote', '--wait', data]),
    async follow() {
      const target = mkdtempSync(join(tmpdir(), 'souk-standby-'))
      giveTo(postgresAccount(), target)
      const name = 'standby'
      const source = `host=127.0.0.1 port=${port} user=postgres application_name=${name}`
      run('pg_basebackup', [
        `--pgdata=${join(target, 'data')}`,
        '--write-recovery-conf',
        '--wal-method=stream',
        '--checkpoint=fast',
        `--dbname=${source}`,
      ])
      const standby = await openCluster(target)
      await onceFollowed(url.href, name)
      return standby
    },
  }
}

async function onceFollowed(url: string, name: string): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await eventually(
      async () => (await client.query("SELECT FROM pg_stat_replication WHERE state = 'streaming'")).rowCount === 1,
    )
    await client.query(`ALTER SYSTEM SET synchronous_standby_names = '${name}'`)
    await client.query('SELECT pg_reload_conf()')
    const isSynchronous = "SELECT FROM pg_stat_replication WHERE sync_state = 'sync'"
    await eventually(async () => (await client.query(isSynchronous)).rowCount === 1)
  } finally {
    await client.end()
  }
}

function programs(): string {
  const newest = installedPostgres()
  if (newest === undefined)
    throw new Error('This proof needs a PostgreSQL server (Debian: apt-get install postgresql).')
  return newest.bin
}
