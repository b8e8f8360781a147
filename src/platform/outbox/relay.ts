import { setTimeout as delay } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Json } from '../database/schema.ts'
import { type Database, type PlatformTx, withPlatform } from '../database/transactions.ts'

export const outboxChannel = 'souk_outbox'
/** Notified with a user's id when that user's log has grown. */
export const eventLogChannel = 'souk_events'

export interface RelayedEvent {
  id: number
  userId: number
  event: string
  payload: Json
}

export interface RelayOptions {
  /** The events that the user may read of: each gets the next number in the user's log. */
  logged: readonly string[]
  /** Writes down, in the relay's own transaction, what is to happen because of the events. */
  plan: (tx: PlatformTx, events: RelayedEvent[]) => Promise<void>
}

const usersPerPass = 50
const eventsPerUser = 100

/** A stream is locked for the length of another relay's pass, or of a publisher's last statement. */
const lookAgainAfterMs = 20

/**
 * Takes waiting outbox rows up, user by user, numbers them and has their consequences planned, all in one transaction.
 * Several relays share the work: each skips the users whom another one holds. Users come in random turn and with a
 * bounded share, so that nobody's thousands keep others waiting. Answers how many users were waiting: who holds a user
 * may have looked before the newest row was there, so one that was skipped has to be looked at again.
 */
export async function relayOutbox(database: Database, { logged, plan }: RelayOptions): Promise<number> {
  const { waiting, served } = await withPlatform(database, async (tx) => {
    const waiting = await listWaitingUsers(tx)
    if (waiting.length === 0) return { waiting: 0, served: 0 }
    const userIds = await lockStreams(tx, waiting)
    const events = userIds.length === 0 ? [] : await takeUp(tx, userIds, logged)
    if (events.length > 0) {
      await plan(tx, events)
      await sql`SELECT pg_notify(${eventLogChannel}, id::text) FROM unnest(${userIds}::bigint[]) AS id`.execute(tx)
    }
    return { waiting: waiting.length, served: userIds.length }
  })
  if (waiting > 0 && served === 0) await delay(lookAgainAfterMs)
  return waiting
}

async function listWaitingUsers(tx: PlatformTx): Promise<number[]> {
  const { rows: waiting } = await sql<{ user_id: number }>`
    WITH RECURSIVE waiting AS (
      (SELECT user_id FROM outbox WHERE relayed_at IS NULL ORDER BY user_id LIMIT 1)
      UNION ALL
      SELECT (SELECT outbox.user_id FROM outbox
              WHERE relayed_at IS NULL AND outbox.user_id > waiting.user_id ORDER BY outbox.user_id LIMIT 1)
      FROM waiting WHERE waiting.user_id IS NOT NULL
    )
    SELECT user_id FROM waiting WHERE user_id IS NOT NULL ORDER BY random() LIMIT ${usersPerPass}`.execute(tx)
  return waiting.map(({ user_id }) => user_id).sort((one, other) => one - other)
}

async function lockStreams(tx: PlatformTx, userIds: number[]): Promise<number[]> {
  await openStreams(tx, userIds)
  const locked = await tx
    .selectFrom('event_streams')
    .select('user_id')
    .where('user_id', 'in', userIds)
    .forUpdate()
    .skipLocked()
    .execute()
  return locked.map(({ user_id }) => user_id)
}

async function openStreams(tx: PlatformTx, userIds: number[]): Promise<void> {
  const open = await tx.selectFrom('event_streams').select('user_id').where('user_id', 'in', userIds).execute()
  const missing = userIds.filter((id) => !open.some(({ user_id }) => user_id === id))
  if (missing.length === 0) return
  await tx
    .insertInto('event_streams')
    .values(missing.map((user_id) => ({ user_id })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
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
    )
    UPDATE outbox SET relayed_at = now(), sequence = numbered.sequence
    FROM taken LEFT JOIN numbered ON numbered.id = taken.id
    WHERE outbox.user_id = taken.user_id AND outbox.id = taken.id
    RETURNING outbox.id, outbox.user_id AS "userId", outbox.event, outbox.payload`.execute(tx)
  return rows.sort((one, other) => one.id - other.id)
}
