import { setTimeout as delay } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Json } from '../database/schema.ts'
import { type Database, type PlatformTx, withPlatform } from '../database/transactions.ts'
import type { Monitor } from '../observability/monitor.ts'
import { recordPass } from './record-pass.ts'
import { eventsPerUser, lookAgainAfterMs, mayBeMore, usersPerPass } from './turn.ts'

export const outboxChannel = 'souk_outbox'
/** Notified with a user's id when that user's log has grown. */
export const eventLogChannel = 'souk_events'

export interface RelayedEvent {
  id: number
  userId: number
  /** In the user's log; null of an event that is not the user's to read. */
  sequence: number | null
  event: string
  payload: Json
  createdAt: Date
  /** The trace in which it came about. */
  traceparent: string | null
}

export interface Pass {
  found: number
  /** There may be more for which no wake comes. */
  more: boolean
}

export interface RelayOptions {
  /** The events that the user may read of: each gets the next number in the user's log. */
  logged: readonly string[]
  /** Writes down, in the relay's own transaction, what is to happen because of the events. */
  plan: (tx: PlatformTx, events: RelayedEvent[]) => Promise<void>
  monitor: Monitor
}

/**
 * Takes waiting outbox rows up, user by user, numbers them and has their consequences planned, all in one transaction.
 * Several relays share the work: each skips the users whom another one holds. Users come in random turn and with a
 * bounded share, so that nobody's thousands keep others waiting. Answers how many there were, and whether to look again
 * at once.
 */
export async function relayOutbox(database: Database, { logged, plan, monitor }: RelayOptions): Promise<Pass> {
  const begunAt = performance.now()
  const turn = await withPlatform(database, async (tx) => {
    const streams = await lockWaitingStreams(tx)
    const locked = streams.filter(({ locked }) => locked).map(({ userId }) => userId)
    const events = locked.length === 0 ? [] : await takeUp(tx, locked, logged)
    if (events.length > 0) await plan(tx, events)
    return { users: streams.length, locked: locked.length, events }
  })
  recordPass(monitor, turn.events, begunAt)
  if (turn.users > 0 && turn.locked === 0) await delay(lookAgainAfterMs)
  return { found: turn.events.length, more: mayBeMore(turn) }
}

/** Who has something waiting, and whether nobody else is at it; a user's first event opens the stream. */
async function lockWaitingStreams(tx: PlatformTx): Promise<{ userId: number; locked: boolean }[]> {
  const { rows } = await sql<{ userId: number; locked: boolean }>`
    WITH RECURSIVE hop AS (
      (SELECT user_id FROM outbox WHERE relayed_at IS NULL ORDER BY user_id LIMIT 1)
      UNION ALL
      SELECT (SELECT outbox.user_id FROM outbox
              WHERE relayed_at IS NULL AND outbox.user_id > hop.user_id ORDER BY outbox.user_id LIMIT 1)
      FROM hop WHERE hop.user_id IS NOT NULL
    ), waiting AS MATERIALIZED (
      SELECT user_id FROM hop WHERE user_id IS NOT NULL ORDER BY random() LIMIT ${usersPerPass}
    ), opened AS (
      INSERT INTO event_streams (user_id)
      SELECT user_id FROM waiting WHERE NOT EXISTS (SELECT FROM event_streams WHERE event_streams.user_id = waiting.user_id)
      ORDER BY user_id ON CONFLICT DO NOTHING RETURNING user_id
    ), locked AS (
      SELECT user_id FROM event_streams WHERE user_id IN (SELECT user_id FROM waiting) FOR UPDATE SKIP LOCKED
    )
    SELECT waiting.user_id AS "userId", waiting.user_id IN (SELECT user_id FROM opened UNION ALL SELECT user_id FROM locked)
      AS locked
    FROM waiting`.execute(tx)
  return rows
}

/** In the order of their ids: within one order that is the order of the commits, since each change holds its row lock. */
async function takeUp(tx: PlatformTx, userIds: number[], logged: readonly string[]): Promise<RelayedEvent[]> {
  const { rows } = await sql<RelayedEvent>`
    WITH taken AS (
      SELECT waiting.* FROM unnest(${userIds}::bigint[]) AS served (user_id)
      CROSS JOIN LATERAL (
        SELECT id, user_id, event FROM outbox
        WHERE outbox.user_id = served.user_id AND relayed_at IS NULL ORDER BY id LIMIT ${eventsPerUser}
      ) AS waiting
    ), numbered AS (
      SELECT taken.id, taken.user_id,
        last_sequence + row_number() OVER (PARTITION BY taken.user_id ORDER BY taken.id) AS sequence
      FROM taken JOIN event_streams USING (user_id) WHERE taken.event = ANY(${[...logged]}::text[])
    ), advanced AS (
      UPDATE event_streams SET last_sequence = newest.sequence
      FROM (SELECT user_id, max(sequence) AS sequence FROM numbered GROUP BY user_id) AS newest
      WHERE event_streams.user_id = newest.user_id
    ), relayed AS (
      UPDATE outbox SET relayed_at = now(), sequence = numbered.sequence
      FROM taken LEFT JOIN numbered ON numbered.id = taken.id
      WHERE outbox.user_id = taken.user_id AND outbox.id = taken.id
      RETURNING outbox.id, outbox.user_id, outbox.sequence, outbox.event, outbox.payload, outbox.created_at, outbox.traceparent
    ), woken AS (
      SELECT count(pg_notify(${eventLogChannel}, user_id::text)) FROM (SELECT DISTINCT user_id FROM relayed) AS users
    )
    SELECT id, user_id AS "userId", sequence, event, payload, created_at AS "createdAt", traceparent
    FROM relayed CROSS JOIN woken`.execute(tx)
  return rows.sort((one, other) => one.id - other.id)
}
