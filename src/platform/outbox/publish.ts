import { sql } from 'kysely'
import type { Json } from '../database/schema.ts'
import { type Database, withPlatform } from '../database/transactions.ts'

/** An event with its number in the user's log. */
export interface LoggedEvent {
  userId: number
  sequence: number
  event: string
  payload: Json
  createdAt: Date
}

const usersPerPass = 50
const eventsPerUser = 100

/** The upper half of the locks' numbers; the lower one is the user's. */
const publishLock = 5_002

/**
 * Hands each user's new log entries to `publish`, in order: nobody else publishes for the user until they are out, so
 * that no second publisher overtakes. When `publish` rejects, the same entries come again; a repeat has the same number.
 * Answers how many users had news. The lock is not the stream's row, which the relay needs: a slow Redis would otherwise
 * hold up the user's mails.
 */
export function publishEvents(database: Database, publish: (events: LoggedEvent[]) => Promise<void>): Promise<number> {
  return withPlatform(database, async (tx) => {
    const { rows: streams } = await sql<{ user_id: number }>`
      WITH news AS MATERIALIZED (
        SELECT user_id FROM event_streams WHERE published_sequence < last_sequence
        ORDER BY random() LIMIT ${usersPerPass}
      )
      SELECT user_id FROM news WHERE pg_try_advisory_xact_lock((${publishLock}::bigint << 48) + user_id)`.execute(tx)
    if (streams.length === 0) return 0
    const userIds = streams.map(({ user_id }) => user_id)
    const { rows: events } = await sql<LoggedEvent>`
      SELECT news.* FROM event_streams
      CROSS JOIN LATERAL (
        SELECT user_id AS "userId", sequence, event, payload, created_at AS "createdAt" FROM outbox
        WHERE outbox.user_id = event_streams.user_id AND sequence > published_sequence
        ORDER BY sequence LIMIT ${eventsPerUser}
      ) AS news
      WHERE event_streams.user_id = ANY(${userIds}::bigint[])
      ORDER BY news."userId", news.sequence`.execute(tx)
    // Another publisher told them before this one had the lock.
    if (events.length === 0) return streams.length
    await publish(events)
    await sql`
      UPDATE event_streams SET published_sequence = told.sequence
      FROM (SELECT user_id, max(sequence) AS sequence
            FROM unnest(${events.map(({ userId }) => userId)}::bigint[], ${events.map(({ sequence }) => sequence)}::bigint[])
              AS told (user_id, sequence) GROUP BY user_id) AS told
      WHERE event_streams.user_id = told.user_id`.execute(tx)
    return streams.length
  })
}
