import { type ChildProcess, fork, spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
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
  return native === undefined ? startWebAssembly() : startNative(native, join(dataDirectory, 'redis'))
}

async function startWebAssembly(): Promise<EmbeddedValkey> {
  const orders: ValkeyProcessOrders = { port: await findFreePort(), password: randomBytes(24).toString('hex') }
  const child = fork(fileURLToPath(new URL('./valkey-process.ts', import.meta.url)), {
    execArgv: ['--disable-warning=ExperimentalWarning'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  child.send(orders)
  const url = `redis://:${orders.password}@127.0.0.1:${orders.port}`
  await untilAnswering(url, child)
  return { url, durable: false, stop: () => end(child, () => child.disconnect()) }
}

async function startNative(program: string, directory: string): Promise<EmbeddedValkey> {
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  const urlFile = join(directory, 'url')
  if (existsSync(urlFile)) await shutDown(readFileSync(urlFile, 'utf8'))
  const [port, password] = [await findFreePort(), randomBytes(24).toString('hex')]
  const url = `redis://:${password}@127.0.0.1:${port}`
  writeFileSync(urlFile, url, { mode: 0o600 })
  // Settings go in by standard input, so that the password is not on the process list; a group of its own keeps
  // the terminal's Ctrl-C from stopping it before us.
  const child = spawn(program, ['-'], { cwd: directory, detached: true, stdio: ['pipe', 'ignore', 'inherit'] })
  child.stdin.end(
    [
      `port ${port}`,
      'bind 127.0.0.1',
      `requirepass ${password}`,
      'appendonly yes',
      'save ""',
      'maxmemory-policy noeviction',
      '',
    ].join('\n'),
  )
  await untilAnswering(url, child)
  const stop = async () => {
    await end(child, () => child.kill('SIGTERM'))
    rmSync(urlFile, { force: true })
  }
  return { url, durable: true, stop }
}

async function untilAnswering(url: string, child: ChildProcess): Promise<void> {
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
      if (failure !== undefined) throw new Error(`The embedded Valkey did not start: ${failure}.`)
      if (Date.now() > deadline) throw new Error(`The embedded Valkey did not answer within ${startTimeoutMs} ms.`)
    }
  } catch (error) {
    child.kill('SIGKILL')
    throw error
  } finally {
    redis.disconnect()
  }
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

/** Ends the server that a killed Souk left running; only one that takes our password is ours. */
async function shutDown(url: string): Promise<void> {
  const redis = new Redis(url, { retryStrategy: () => null, maxRetriesPerRequest: 0, connectTimeout: 1_000 })
  redis.on('error', () => {})
  await redis.call('SHUTDOWN', 'NOSAVE').catch(() => {})
  redis.disconnect()
}
