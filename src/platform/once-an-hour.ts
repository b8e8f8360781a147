import { sql } from 'kysely'
import { type Database, withPlatform } from './database/transactions.ts'
import { type Periodical, periodically } from './periodically.ts'

const lookEveryMs = 5 * 60_000

/**
 * Runs the task once an hour, in one of the processes that ask for it: whichever first writes down that it begins. Where that
 * process dies in the middle, another one does the task an hour later.
 */
export function onceAnHour(
  database: Database,
  task: string,
  run: () => Promise<unknown>,
  onError: (error: Error) => void,
): Periodical {
  return periodically(lookEveryMs, async () => void ((await begin(database, task)) && (await run())), onError)
}

/** Of several that begin at once one answers true. */
async function begin(database: Database, task: string): Promise<boolean> {
  const { numAffectedRows } = await withPlatform(database, (tx) =>
    sql`
      INSERT INTO housekeeping (task, begun_at) VALUES (${task}, now())
      ON CONFLICT (task) DO UPDATE SET begun_at = now() WHERE housekeeping.begun_at <= now() - interval '1 hour'
    `.execute(tx),
  )
  return numAffectedRows === 1n
}
