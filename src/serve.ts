import './production.ts'
import cluster from 'node:cluster'
import { setTimeout as delay } from 'node:timers/promises'
import { ensureAdmin } from '#modules/identity/accounts/index.ts'
import { closeDemo, findOpenDemoShops, openDemo } from '#modules/operations/demo/index.ts'
import { isSameAddress } from '#platform/mail/fold-address.ts'
import { createLogger, type Logger } from '#platform/observability/logger.ts'
import { type Role, roleFrom, welcome } from './announcement.ts'
import { buildApp } from './app.ts'
import { type Config, readConfig } from './config.ts'
import { type Dependencies, openDependencies } from './dependencies.ts'
import { startHousekeeping } from './housekeeping.ts'
import { startWorker } from './worker.ts'
import { serveHealth } from './worker-health.ts'

const closeTimeoutMs = 9_000
const requestsMayTakeMs = 5_000

type Drain = (stop: AbortSignal) => Promise<void>

/** Answers what a process that ends does first: it drains, where it serves anybody. */
async function start(config: Config, role: Role, log: Logger, opened: AsyncDisposableStack): Promise<Drain> {
  const begunAt = performance.now()
  // Of several processes under one command the first one speaks for all: see serve-many.ts.
  const say = cluster.isWorker ? () => {} : (line: string) => void process.stdout.write(`${line}\n`)
  const dependencies = await openDependencies(config, log, {
    onStep: (step) => say(`  ${step} ...`),
    sendsMails: role !== 'api',
  })
  opened.defer(dependencies.close)
  const accounts = await firstAccounts(config, dependencies)
  const parts: (() => Promise<void>)[] = []
  // Beside each other: each may take seconds, and none needs another one.
  opened.defer(async () => void (await Promise.all(parts.map((stop) => stop()))))
  if (role !== 'api') {
    parts.push(startWorker(config, dependencies).stop)
    parts.push(startHousekeeping(config, dependencies).stop)
  }
  if (role === 'worker' && config.healthPort !== undefined)
    parts.push((await serveHealth(config, config.healthPort, dependencies)).stop)
  const served = role === 'worker' ? undefined : await listen(config, dependencies, parts)
  const ready = welcome(config, {
    role,
    origin: served?.origin,
    ...accounts,
    readyAfterMs: performance.now() - begunAt,
  })
  say(ready)
  process.send?.({ ready })
  return served?.drain ?? (async () => {})
}

/** The demo is for who tries Souk out at this machine: nowhere else do its accounts open anything. */
async function firstAccounts(config: Config, dependencies: Dependencies) {
  const { database } = dependencies
  if (config.demo) return { demo: await openDemo(dependencies), shops: await findOpenDemoShops(database), closed: [] }
  const closed = await closeDemo(database, config.admin)
  const { admin } = config
  if (admin === undefined) return { demo: [], shops: [], closed }
  const isAdmins = (email: string) => isSameAddress(email, admin.email)
  await ensureAdmin(database, admin, { reclaim: closed.some(isAdmins) })
  return { demo: [], shops: [], closed: closed.filter((email) => !isAdmins(email)) }
}

/** Answers where it listens: with `PORT=0` the system chooses. */
async function listen(config: Config, dependencies: Dependencies, parts: (() => Promise<void>)[]) {
  const app = await buildApp(config, dependencies)
  const origin = await app.listen({ host: config.host, port: config.port })
  parts.push(async () => {
    const forced = setTimeout(() => app.server.closeAllConnections(), requestsMayTakeMs)
    await app.close()
    clearTimeout(forced)
  })
  const drain = async (signal: AbortSignal) => {
    app.drain.begin()
    await delay(config.drainSeconds * 1_000, undefined, { signal }).catch(() => {})
  }
  return { origin, drain }
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

/** Runs a process of Souk in that role until a signal ends it. */
export async function serve(role: string | undefined): Promise<void> {
  const opened = new AsyncDisposableStack()
  let log = createLogger('info')
  try {
    const config = readConfig(process.env)
    log = createLogger(config.logLevel, config.monitoring.hiddenFields)
    const started = Promise.withResolvers<Drain>()
    endOnSignal(started.promise, opened, log)
    started.resolve(start(config, roleFrom(role), log, opened))
    await started.promise
  } catch (error) {
    process.stderr.write(`\nSouk did not start. ${explain(error)}\n`)
    await end(opened, log, 1)
  }
}

function endOnSignal(started: Promise<Drain>, opened: AsyncDisposableStack, log: Logger): void {
  let ending = false
  // Somebody at the keyboard waits for nobody else's requests.
  const atOnce = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (signal === 'SIGINT') atOnce.abort()
      if (ending) return
      ending = true
      log.info({ signal }, 'stopping')
      void started
        .then(
          (drain) => drain(atOnce.signal),
          () => {},
        )
        .then(() => end(opened, log, 0))
    })
  }
}
