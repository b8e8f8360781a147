import cluster, { type Worker } from 'node:cluster'
import { fileURLToPath } from 'node:url'
import type { Logger } from '#platform/observability/logger.ts'

interface ManyOptions {
  role: string
  processes: number
  log: Logger
}

const startAgainAfterMs = 1_000

/**
 * Runs that many processes in one role, which listen at the same port, until a signal ends them all. One that ends by itself is
 * started again; where none has ever been ready, all end. Answers the exit code.
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
  const start = () => {
    if (ending) return
    const worker = cluster.fork()
    running.add(worker)
    worker.on('message', (message: { ready?: string }) => {
      if (message.ready === undefined) return
      ready += 1
      if (ready === processes) say(`${message.ready}\n  ${processes} processes do this together.`)
    })
    worker.on('exit', (code, signal) => {
      running.delete(worker)
      if (ending || ready === 0) return endAll('SIGTERM')
      log.error({ pid: worker.process.pid, code, signal }, 'a process ended, and another one takes its place')
      setTimeout(start, startAgainAfterMs)
    })
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => endAll(signal))
  for (let count = 0; count < processes; count++) start()
  return done.promise
}

const say = (line: string) => void process.stdout.write(`${line}\n`)
