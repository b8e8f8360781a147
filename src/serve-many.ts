import cluster, { type Worker } from 'node:cluster'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Logger } from '#platform/observability/logger.ts'

interface ManyOptions {
  role: string
  processes: number
  log: Logger
}

const startAgainAfterMs = 1_000
/** Not SIGHUP, which is also what a terminal that is closed sends. */
const replaceSignal = 'SIGUSR2'

/**
 * Runs that many processes in one role, which listen at the same port, until a signal ends them all. One that ends by itself is
 * started again; where none has ever been ready, all end. SIGUSR2 replaces them one after the other, by what then lies on the disk.
 * Answers the exit code.
 */
export async function serveMany({ role, processes, log }: ManyOptions): Promise<number> {
  cluster.setupPrimary({ exec: fileURLToPath(new URL('main.ts', import.meta.url)), args: [role] })
  const running = new Set<Worker>()
  const done = Promise.withResolvers<number>()
  let [ready, ending] = [0, false]

  const endAll = (signal: NodeJS.Signals) => {
    if (!ending) for (const worker of running) worker.process.kill(signal)
    ending = true
    if (running.size === 0) done.resolve(ready > 0 ? 0 : 1)
  }
  /** Answers whether it has become ready. */
  const start = (): Promise<boolean> => {
    const isReady = Promise.withResolvers<boolean>()
    const worker = cluster.fork()
    running.add(worker)
    worker.on('message', (message: { ready?: string }) => {
      if (message.ready === undefined) return
      isReady.resolve(true)
      ready += 1
      if (ready === processes) say(`${message.ready}\n  ${processes} processes do this together.`)
    })
    worker.on('exit', (code, signal) => {
      running.delete(worker)
      isReady.resolve(false)
      if (ending || ready === 0) return endAll('SIGTERM')
      // It was replaced, or could not replace another one.
      if (running.size >= processes) return
      log.error({ pid: worker.process.pid, code, signal }, 'a process ended, and another one takes its place')
      setTimeout(() => !ending && running.size < processes && start(), startAgainAfterMs)
    })
    return isReady.promise
  }
  /** Answers whether the next one was ready; only then does the one in its place end, which drains first. */
  const replace = async (old: Worker): Promise<boolean> => {
    if (!(await start())) return false
    if (!running.has(old)) return true
    const ended = once(old, 'exit')
    old.process.kill('SIGTERM')
    await ended
    return true
  }
  const replaceAll = async () => {
    for (const old of [...running]) {
      if (ending) return
      if (!(await replace(old))) return log.error('a new process did not get ready, and those from before go on')
    }
    log.info({ processes }, 'every process was replaced')
  }
  let replacing: Promise<void> = Promise.resolve()
  if (process.platform !== 'win32')
    process.on(replaceSignal, () => {
      replacing = replacing.then(replaceAll)
    })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => endAll(signal))
  for (let count = 0; count < processes; count++) void start()
  return done.promise
}

const say = (line: string) => void process.stdout.write(`${line}\n`)
