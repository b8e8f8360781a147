import './production.ts'
import { setTimeout as delay } from 'node:timers/promises'
import { ensureAdmin } from '#modules/identity/accounts/index.ts'
import { closeDemo, openDemo } from '#modules/operations/demo/index.ts'
import { createLogger, type Logger } from '#platform/observability/logger.ts'
import { type Role, roleFrom, welcome } from './announcement.ts'
import { buildApp } from './app.ts'
import { type Config, readConfig } from './config.ts'
import { type Dependencies, openDependencies } from './dependencies.ts'
import { startHousekeeping } from './housekeeping.ts'
import { startWorker } from './worker.ts'

const closeTimeoutMs = 9_000
const requestsMayTakeMs = 5_000

async function start(config: Config, role: Role, log: Logger, opened: AsyncDisposableStack): Promise<void> {
  const begunAt = performance.now()
  const say = (line: string) => void process.stdout.write(`${line}\n`)
  const dependencies = await openDependencies(config, log, (step) => say(`  ${step} ...`))
  opened.defer(dependencies.close)
  const accounts = await firstAccounts(config, dependencies)
  const parts: (() => Promise<void>)[] = []
  // Beside each other: each may take seconds, and none needs another one.
  opened.defer(async () => void (await Promise.all(parts.map((stop) => stop()))))
  if (role !== 'api') {
    parts.push(startWorker(config, dependencies).stop)
    parts.push(startHousekeeping(config, dependencies).stop)
  }
  const origin = role === 'worker' ? undefined : await serve(config, dependencies, parts)
  say(welcome(config, { role, origin, ...accounts, readyAfterMs: performance.now() - begunAt }))
}

/** The demo is for who tries Souk out at this machine: nowhere else do its accounts open anything. */
async function firstAccounts(config: Config, { database }: Dependencies) {
  if (config.demo) return { demo: await openDemo(database), closed: [] }
  const closed = await closeDemo(database, config.admin)
  const { admin } = config
  if (admin === undefined) return { demo: [], closed }
  const isAdmins = (email: string) => email.toLowerCase() === admin.email.toLowerCase()
  await ensureAdmin(database, admin, { reclaim: closed.some(isAdmins) })
  return { demo: [], closed: closed.filter((email) => !isAdmins(email)) }
}

/** Answers where it listens: with `PORT=0` the system chooses. */
async function serve(config: Config, dependencies: Dependencies, parts: (() => Promise<void>)[]): Promise<string> {
  const app = await buildApp(config, dependencies)
  const origin = await app.listen({ host: config.host, port: config.port })
  parts.push(async () => {
    const forced = setTimeout(() => app.server.closeAllConnections(), requestsMayTakeMs)
    await app.close()
    clearTimeout(forced)
  })
  return origin
}

/** Ends the process in order; one that hangs on the way is ended all the same. */
async function end(opened: AsyncDisposableStack, log: Logger, exitCode: number): Promise<never> {
  const timedOut = delay(closeTimeoutMs).then(() => log.error(`not everything closed within ${closeTimeoutMs} ms`))
  await Promise.race([opened.disposeAsync(), timedOut]).catch((error) => log.error({ err: error }, 'closing failed'))
  process.exit(exitCode)
}

function explain(error: unknown): string {
  const { code, message, cause } = error as NodeJS.ErrnoException
  if (code === 'EADDRINUSE') return `${message}. Another program listens there; choose another with PORT.`
  return cause instanceof Error && !message.includes(cause.message) ? `${message} ${cause.message}` : message
}

const opened = new AsyncDisposableStack()
let log = createLogger('info')
try {
  const config = readConfig(process.env)
  log = createLogger(config.logLevel, config.monitoring.hiddenFields)
  let ending = false
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (ending) return
      ending = true
      log.info({ signal }, 'stopping')
      void started.catch(() => {}).then(() => end(opened, log, 0))
    })
  }
  const started = start(config, roleFrom(process.argv[2]), log, opened)
  await started
} catch (error) {
  process.stderr.write(`\nSouk did not start. ${explain(error)}\n`)
  await end(opened, log, 1)
}
