import { pruneTokens } from '#modules/tokens/index.ts'
import { pruneIdempotencyKeys } from '#platform/idempotency/prune.ts'
import { type Periodical, periodically } from '#platform/periodically.ts'
import type { Config } from './config.ts'
import type { Dependencies } from './dependencies.ts'

const hourMs = 60 * 60 * 1000

/** What the workers tidy up; each of it can also be done by hand with `npm run souk -- <command>`. */
export function startHousekeeping(config: Config, { database, monitor, log }: Dependencies): Periodical {
  const onError = (error: Error) => log.warn({ err: error }, 'housekeeping is held up')
  const hourly = (name: string, task: () => Promise<unknown>) =>
    periodically(hourMs, () => monitor.tell({ kind: 'schedule', name }, task), onError)
  const tasks = [
    hourly('idempotency:prune', () => pruneIdempotencyKeys(database)),
    hourly('tokens:prune', () => pruneTokens(database, { maxAgeMinutes: config.tokenMaxAgeMinutes })),
  ]
  return { stop: async () => void (await Promise.all(tasks.map((task) => task.stop()))) }
}
