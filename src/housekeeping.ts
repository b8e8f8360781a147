import { pruneTokens } from '#modules/tokens/index.ts'
import { pruneIdempotencyKeys } from '#platform/idempotency/prune.ts'
import { type Periodical, periodically } from '#platform/periodically.ts'
import type { Config } from './config.ts'
import type { Dependencies } from './dependencies.ts'

const hourMs = 60 * 60 * 1000

/** What the workers tidy up; each of it can also be done by hand with `npm run souk -- <command>`. */
export function startHousekeeping(config: Config, { database, log }: Dependencies): Periodical {
  const onError = (error: Error) => log.warn({ err: error }, 'housekeeping is held up')
  const tasks = [
    periodically(hourMs, () => pruneIdempotencyKeys(database), onError),
    periodically(hourMs, () => pruneTokens(database, { maxAgeMinutes: config.tokenMaxAgeMinutes }), onError),
  ]
  return { stop: async () => void (await Promise.all(tasks.map((task) => task.stop()))) }
}
