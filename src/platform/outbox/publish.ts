import { setTimeout as delay } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Json } from '../database/schema.ts'
import { type Database, type PlatformTx, withPlatform } from '../database/transactions.ts'
import { eventsPerUser, lookAgainAfterMs, mayBeMore, usersPerPass } from './turn.ts'

/** An event with its number in the user's log. */
export interface LoggedEvent {
  userId: number
  sequence: number
  event: string
  payload: Json
  createdAt: Date
}

/** The upper half of the locks' numbers; the lower one is the user's. */
const publishLock = 5_002

/**
 * Hands each user's new log entries to `publish`, in order: nobody else publishes for the user until they are out, so
 * that no second publisher overtakes. When `publish` rejects, the same entries come again; a repeat has the same number.
 * Answers whether to look again at once, as a relay does. The lock is not the stream's row, which the relay needs: a slow
 * Redis would otherwise hold up the user's mails.
 */
export async function publishEvents(
  database: Database,
  publish: (events: LoggedEvent[]) => Promise<void>,
): Promise<boolean> {
  const turn = await withPlatform(database, async (tx) => {
    const streams = await lockNews(tx)
    const locked = streams.filter(({ locked }) => locked).map(({ userId }) => userId)
    const events = locked.length === 0 ? [] : await listNews(tx, locked)
    // None when another publisher sent them before this one had the lock.
    if (events.length > 0) {
      await publish(events)
      await markPublished(tx, events)
    }
    return { users: streams.length, locked: locked.length, events }
  })
  if (turn.users > 0 && turn.locked === 0) await delay(lookAgainAfterMs)
  return mayBeMore(turn)
}

async function lockNews(tx: PlatformTx): Promise<{ userId: number; locked: boolean }[]> {
  const { rows } = await sql<{ userId: number; locked: boolean }>`
    WITH news AS MATERIALIZED (
      SELECT user_id FROM event_streams WHERE published_sequence < last_sequence
      ORDER BY random() LIMIT ${usersPerPass}
    )
    SELECT user_id AS "userId", pg_try_advisory_xact_lock((${publishLock}::bigint << 48) + user_id) AS locked
    FROM news`.execute(tx)
  return rows
}

/** Read after the lock was taken: what another publisher has marked by then is not published twice. */
async function listNews(tx: PlatformTx, userIds: number[]): Promise<LoggedEvent[]> {
  const { rows } = await sql<LoggedEvent>`
    SELECT news.* FROM event_streams
    CROSS JOIN LATERAL (
      SELECT user_id AS "userId", sequence, event, payload, created_at AS "createdAt" FROM outbox
      WHERE outbox.user_id = event_streams.user_id AND sequence > published_sequence
      ORDER BY sequence LIMIT ${eventsPerUser}
    ) AS news
    WHERE event_streams.user_id = ANY(${userIds}::bigint[])
    ORDER BY news."userId", news.sequence`.execute(tx)
  return rows
}

async function markPublished(tx: PlatformTx, events: readonly LoggedEvent[]): Promise<void> {
  const [userIds, sequences] = [events.map(({ userId }) => userId), events.map(({ sequence }) => sequence)]
  await sql`
    UPDATE event_streams SET published_sequence = sent.sequence
    FROM (SELECT user_id, max(sequence) AS sequence
          FROM unnest(${userIds}::bigint[], ${sequences}::bigint[]) AS each (user_id, sequence) GROUP BY user_id) AS sent
    WHERE event_streams.user_id = sent.user_id`.execute(tx)
}
