import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { closeSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { Redis } from 'ioredis'
import { Client } from 'pg'
import { findFreePort } from '#platform/embedded/free-port.ts'
import { giveTo, type PostgresAccount, postgresAccount } from '#platform/embedded/postgres-account.ts'
import { findProgram } from './needed-programs.ts'

const readyWithinMs = 30_000

/** Data is thrown away, and many files' pools share the server. */
const settings = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=400']

export interface Server {
  url: string
  /** Its data is of no use afterwards, so it is not asked to end in order. */
  stop: () => Promise<void>
}

const stopping = (child: ChildProcess) => async () => {
  const ended = once(child, 'exit')
  if (child.kill('SIGQUIT')) await ended
}

/** The machine's PostgreSQL, with a new cluster below the directory, which its account can enter. */
export async function startInstalledPostgres(bin: string, directory: string): Promise<Server> {
  const account = postgresAccount()
  const home = join(directory, 'postgres')
  mkdirSync(home, { mode: 0o700 })
  giveTo(account, home)
  const [data, passwordFile] = [join(home, 'data'), join(home, 'password')]
  const [password, port] = [randomBytes(24).toString('hex'), await findFreePort()]
  writeFileSync(passwordFile, password, { mode: 0o600 })
  giveTo(account, passwordFile)
  const toMake = ['--username=postgres', `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--encoding=UTF8']
  const args = [`--pgdata=${data}`, '--locale=C.UTF-8', '--no-sync', ...toMake]
  execFileSync(join(bin, 'initdb'), args, { ...account, cwd: '/', stdio: ['ignore', 'ignore', 'inherit'] })
  const own = [`port=${port}`, 'listen_addresses=127.0.0.1', 'unix_socket_directories=', ...settings]
  const child = start(join(bin, 'postgres'), ['-D', data, ...own.flatMap((setting) => ['-c', setting])], home, account)
  const url = `postgres://postgres:${password}@127.0.0.1:${port}/postgres`
  await untilReady(child, home, () => askPostgres(url))
  return { url, stop: stopping(child) }
}

/** The machine's Redis, which writes nothing down. */
export async function startInstalledRedis(program: string, directory: string): Promise<Server> {
  const home = join(directory, 'redis')
  mkdirSync(home)
  const port = await findFreePort()
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--dir', home]
  const child = start(program, args, home)
  const url = `redis://127.0.0.1:${port}`
  await untilReady(child, home, () => askRedis(url))
  return { url, stop: stopping(child) }
}

/** A child that the kernel ends with this process, however this one ends. */
function start(program: string, args: string[], home: string, account: PostgresAccount = {}): ChildProcess {
  const setpriv = findProgram('setpriv')
  const [command = program, ...rest] = [...(setpriv ? [setpriv, '--pdeathsig', 'KILL'] : []), program, ...args]
  const log = openSync(logOf(home), 'a')
  const child = spawn(command, rest, { ...account, cwd: '/', stdio: ['ignore', log, log] })
  closeSync(log)
  return child
}

const logOf = (home: string) => join(home, 'log')

async function untilReady(child: ChildProcess, home: string, ask: () => Promise<unknown>): Promise<void> {
  for (const deadline = Date.now() + readyWithinMs; ; await delay(50)) {
    const failure = await ask().then(
      () => undefined,
      (error: Error) => error,
    )
    if (failure === undefined) return
    if (child.exitCode === null && child.signalCode === null && Date.now() < deadline) continue
    throw new Error(`${child.spawnargs.join(' ')} did not start.\n${readFileSync(logOf(home), 'utf8')}`, {
      cause: failure,
    })
  }
}

async function askPostgres(url: string): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  await client.end()
}

async function askRedis(url: string): Promise<void> {
  const redis = new Redis(url, { lazyConnect: true, retryStrategy: () => null })
  redis.on('error', () => {})
  try {
    await redis.connect()
    await redis.ping()
  } finally {
    redis.disconnect()
  }
}
