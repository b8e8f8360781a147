import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { Client } from 'pg'
import { findFreePort } from './free-port.ts'
import { giveTo, type PostgresAccount, postgresAccount } from './postgres-account.ts'
import { type PostgresHome, postgresHome } from './postgres-home.ts'

export interface EmbeddedPostgres {
  /** Names the cluster's superuser and the database `souk`. */
  url: string
  stop: () => Promise<void>
}

interface Cluster extends PostgresHome {
  account: PostgresAccount
  data: string
  password: string
}

const superuser = 'souk'
const startAttempts = 3

/**
 * PostgreSQL from npm, on loopback, with its data below the data directory; the caller holds that directory's lock.
 * `settings` are server settings such as `fsync=off`.
 *
 * It is driven through its own pg_ctl: the wrapper class of the package installs process-wide signal handlers that
 * stop the database before the requests in flight have ended.
 */
export async function startEmbeddedPostgres(dataDirectory: string, settings: string[] = []): Promise<EmbeddedPostgres> {
  const cluster = await prepareCluster(dataDirectory)
  await stopLeftover(cluster)
  const port = await start(cluster, settings)
  const url = `postgres://${superuser}:${cluster.password}@127.0.0.1:${port}`
  await createDatabase(`${url}/postgres`)
  return { url: `${url}/souk`, stop: () => stop(cluster) }
}

async function prepareCluster(dataDirectory: string): Promise<Cluster> {
  const account = postgresAccount()
  const home = postgresHome(dataDirectory, account)
  const data = join(home.directory, 'cluster')
  const passwordFile = join(home.directory, 'password')
  if (!existsSync(data)) await initialise({ ...home, account, data, password: '' }, passwordFile)
  return { ...home, account, data, password: readFileSync(passwordFile, 'utf8').trim() }
}

/** The cluster appears under its final name only when it is whole: a start that was killed here begins again. */
async function initialise(cluster: Cluster, passwordFile: string): Promise<void> {
  const unfinished = `${cluster.data}.unfinished`
  rmSync(unfinished, { recursive: true, force: true })
  writePrivately(passwordFile, `${randomBytes(24).toString('hex')}\n`, cluster.account)
  await run(cluster, 'initdb', [
    `--pgdata=${unfinished}`,
    `--username=${superuser}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--locale=C.UTF-8',
    '--lc-messages=C',
  ])
  renameSync(unfinished, cluster.data)
}

function writePrivately(file: string, content: string, account: PostgresAccount): void {
  rmSync(file, { force: true })
  writeFileSync(file, content, { mode: 0o600 })
  giveTo(account, file)
}

/** A Souk that was killed leaves its database running: only one that lets us in with our password is ours to stop. */
async function stopLeftover(cluster: Cluster): Promise<void> {
  const pidFile = join(cluster.data, 'postmaster.pid')
  if (!existsSync(pidFile)) return
  const port = Number(readFileSync(pidFile, 'utf8').split('\n')[3])
  const client = new Client({
    connectionString: `postgres://${superuser}:${cluster.password}@127.0.0.1:${port}/postgres`,
    connectionTimeoutMillis: 2_000,
  })
  client.on('error', () => {})
  try {
    await client.connect()
  } catch {
    return
  }
  await client.end()
  await stop(cluster)
}

async function start(cluster: Cluster, settings: string[], attempt = 1): Promise<number> {
  const port = await findFreePort()
  const log = join(cluster.directory, 'postgres.log')
  const options = [`port=${port}`, 'listen_addresses=127.0.0.1', "unix_socket_directories=''", ...settings]
  try {
    await run(cluster, 'pg_ctl', [
      'start',
      '--wait',
      '--timeout=60',
      `--pgdata=${cluster.data}`,
      `--log=${log}`,
      `--options=${options.map((option) => `-c ${option}`).join(' ')}`,
    ])
    return port
  } catch (cause) {
    if (attempt < startAttempts) return start(cluster, settings, attempt + 1)
    const lastWords = existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n').slice(-5).join('\n') : ''
    throw new Error(`The embedded PostgreSQL did not start; the end of its log:\n${lastWords}`, { cause })
  }
}

async function stop(cluster: Cluster): Promise<void> {
  await run(cluster, 'pg_ctl', ['stop', '--wait', '--timeout=8', '--mode=fast', `--pgdata=${cluster.data}`])
}

async function createDatabase(maintenanceUrl: string): Promise<void> {
  const client = new Client({ connectionString: maintenanceUrl })
  await client.connect()
  try {
    const { rowCount } = await client.query("SELECT FROM pg_database WHERE datname = 'souk'")
    if (rowCount === 0) await client.query('CREATE DATABASE souk')
  } finally {
    await client.end()
  }
}

async function run({ binaries, account }: Cluster, program: 'initdb' | 'pg_ctl', args: string[]): Promise<void> {
  const environment = { ...process.env, LC_ALL: 'C', TZ: 'UTC' }
  await promisify(execFile)(join(binaries, program), args, { ...account, cwd: '/', env: environment })
}
