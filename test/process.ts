import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { holdToContract } from './conformance.ts'
import { eventually, type Souk } from './harness.ts'

export interface SoukProcess {
  /** Where it listens, once it is ready. */
  origin: string
  child: ChildProcess
  /** All that it has printed. */
  output: () => string
  /** Resolves with its exit code; null when a signal ended it. */
  ended: Promise<number | null>
}

const root = fileURLToPath(new URL('..', import.meta.url))

/** Starts Souk as a process of its own, as `npm start` does; `command` is for starting it through npm itself. */
export async function spawnSouk(
  environment: Record<string, string>,
  command: string[] = [process.execPath, 'src/main.ts'],
): Promise<SoukProcess> {
  const [program, ...args] = command as [string, ...string[]]
  const { PATH = '', HOME = '', NODE_COMPILE_CACHE = '' } = process.env
  const defaults = {
    PATH,
    HOME,
    NODE_COMPILE_CACHE,
    PORT: '0',
    LOG_LEVEL: 'warn',
    MAIL_BACKOFF: '1,2',
    DRAIN_SECONDS: '0',
  }
  const child = spawn(program, args, { cwd: root, env: { ...defaults, ...environment } })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      output += chunk
    })
  }
  const ended = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)))
  return { origin: '', child, output: () => output, ended }
}

export async function untilReady(souk: SoukProcess): Promise<void> {
  souk.origin = await eventually(() => {
    if (souk.child.exitCode !== null) throw new Error(`It ended instead of getting ready:\n${souk.output()}`)
    return /API\s+(http\S+)\/api\/v1/.exec(souk.output())?.[1]
  }, 60_000)
  holdToContract(souk.origin)
}

/** A second process of the same system, relay and worker included. */
export async function startBeside({ mailServer, config }: Souk): Promise<SoukProcess> {
  const { databaseUrl = '', databaseDirectUrl = '', redisUrl = '', redisPrefix } = config
  const databases = { DATABASE_URL: databaseUrl, DATABASE_DIRECT_URL: databaseDirectUrl }
  const services = { REDIS_URL: redisUrl, SMTP_URL: mailServer.url, REDIS_PREFIX: redisPrefix }
  const souk = await spawnSouk({ ...databases, ...services })
  await untilReady(souk)
  return souk
}

/** The processes that this one started and that are still its children; known on Linux only. */
export function childrenOf(pid: number): number[] {
  const file = `/proc/${pid}/task/${pid}/children`
  return existsSync(file) ? readFileSync(file, 'utf8').trim().split(/\s+/).filter(Boolean).map(Number) : []
}

/** Dead is also who merely waits to be reaped, which not every container's first process does. */
export function isRunning(pid: number): boolean {
  const stat = `/proc/${pid}/stat`
  if (existsSync(stat)) return !/\) Z /.test(readFileSync(stat, 'utf8'))
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
