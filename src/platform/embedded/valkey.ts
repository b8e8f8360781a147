import { type ChildProcess, fork, spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { Redis } from 'ioredis'
import { findFreePort } from './free-port.ts'

export interface EmbeddedValkey {
  url: string
  /** Whether what is queued survives a stop: a server of the machine writes a log, the WebAssembly one cannot. */
  durable: boolean
  stop: () => Promise<void>
}

export interface ValkeyProcessOrders {
  port: number
  password: string
}

const startTimeoutMs = 8_000
const stopTimeoutMs = 3_000

/** A Redis-protocol server on loopback: the machine's own where there is one, else Valkey as WebAssembly. */
export async function startEmbeddedValkey(dataDirectory: string): Promise<EmbeddedValkey> {
  const native = ['valkey-server', 'redis-server'].find((name) => spawnSync(name, ['--version']).status === 0)
  const directory = join(dataDirectory, 'redis')
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  await endLeftover(directory)
  return native === undefined ? startWebAssembly(directory) : startNative(native, directory)
}

async function startWebAssembly(directory: string): Promise<EmbeddedValkey> {
  const orders: ValkeyProcessOrders = { port: await findFreePort(), password: randomBytes(24).toString('hex') }
  const child = withLog(directory, (log) =>
    fork(fileURLToPath(new URL('./valkey-process.ts', import.meta.url)), {
      execArgv: ['--disable-warning=ExperimentalWarning'],
      stdio: ['ignore', log, log, 'ipc'],
    }),
  )
  child.send(orders)
  const url = `redis://:${orders.password}@127.0.0.1:${orders.port}`
  await untilAnswering(url, child, directory)
  return { url, durable: false, stop: () => end(child, () => child.disconnect()) }
}

async function startNative(program: string, directory: string): Promise<EmbeddedValkey> {
  const urlFile = urlFileIn(directory)
  const [port, password] = [await findFreePort(), randomBytes(24).toString('hex')]
  const url = `redis://:${password}@127.0.0.1:${port}`
  writeFileSync(urlFile, url, { mode: 0o600 })
  // Settings go in by standard input, so that the password is not on the process list; a group of its own keeps
  // the terminal's Ctrl-C from stopping it before us.
  const child = withLog(directory, (log) =>
    spawn(program, ['-'], { cwd: directory, detached: true, stdio: ['pipe', log, log] }),
  )
  child.stdin?.end(
    [
      `port ${port}`,
      'bind 127.0.0.1',
      `requirepass ${password}`,
      'appendonly yes',
      'save ""',
      'maxmemory-policy noeviction',
      'loglevel warning',
      '',
    ].join('\n'),
  )
  await untilAnswering(url, child, directory)
  const stop = async () => {
    await end(child, () => child.kill('SIGTERM'))
    rmSync(urlFile, { force: true })
  }
  return { url, durable: true, stop }
}

const urlFileIn = (directory: string) => join(directory, 'url')
const logIn = (directory: string) => join(directory, 'redis.log')

/**
 * The server logs into a file, which each start begins anew. It gets none of our streams: it may outlive us, and whoever
 * reads what we print would wait for its end.
 */
function withLog(directory: string, start: (log: number) => ChildProcess): ChildProcess {
  const log = openSync(logIn(directory), 'w', 0o600)
  try {
    return start(log)
  } finally {
    closeSync(log)
  }
}

async function untilAnswering(url: string, child: ChildProcess, directory: string): Promise<void> {
  let failure: string | undefined
  child.once('error', (error) => {
    failure = error.message
  })
  child.once('exit', (code, signal) => {
    failure = `it ended with ${signal ?? `code ${code}`}`
  })
  const redis = new Redis(url, { retryStrategy: () => 25, maxRetriesPerRequest: null })
  redis.on('error', () => {})
  const deadline = Date.now() + startTimeoutMs
  try {
    while (!(await Promise.race([answers(redis), delay(100, false)]))) {
      if (failure !== undefined)
        throw new Error(`The embedded Valkey did not start: ${failure}.${lastWords(directory)}`)
      if (Date.now() > deadline) throw new Error(`The embedded Valkey did not answer within ${startTimeoutMs} ms.`)
    }
  } catch (error) {
    child.kill('SIGKILL')
    throw error
  } finally {
    redis.disconnect()
  }
}

function lastWords(directory: string): string {
  const words = readFileSync(logIn(directory), 'utf8').trim().split('\n').slice(-5).join('\n')
  return words && ` The end of its log:\n${words}`
}

async function answers(redis: Redis): Promise<boolean> {
  return (await redis.ping()) === 'PONG'
}

async function end(child: ChildProcess, ask: () => void): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  ask()
  await Promise.race([ended, delay(stopTimeoutMs).then(() => child.kill('SIGKILL'))])
}

/**
 * Ends the server that a killed Souk left running; only one that takes our password is ours. One that does not answer
 * still has the files open, and two servers would spoil them.
 */
async function endLeftover(directory: string): Promise<void> {
  const urlFile = urlFileIn(directory)
  if (!existsSync(urlFile)) return
  const url = readFileSync(urlFile, 'utf8')
  const patience = { connectTimeout: 1_000, commandTimeout: stopTimeoutMs }
  const redis = new Redis(url, { retryStrategy: () => null, maxRetriesPerRequest: 0, ...patience })
  redis.on('error', () => {})
  try {
    await redis.call('SHUTDOWN', 'NOSAVE')
  } catch (error) {
    if ((error as Error).message !== 'Command timed out') return
    const { port } = new URL(url)
    throw new Error(`The Redis that an earlier Souk left on port ${port} does not answer. End that process first.`)
  } finally {
    redis.disconnect()
  }
}
