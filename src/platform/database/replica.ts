import { setTimeout as delay } from 'node:timers/promises'
import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely'
import { type Client, Pool } from 'pg'
import { inTurn } from '../fair-queue.ts'
import { gather } from '../gather.ts'
import { applicationName } from './connect.ts'
import type { LastWrites } from './last-writes.ts'
import { sendingOneRead } from './one-message.ts'
import type { Asker } from './pool-shares.ts'
import { type Naming, named, sparingRoundTrips } from './round-trips.ts'
import type { DB } from './schema.ts'

/** A standby that reads are sent to: lists and figures of one user, who finds there all that was answered before. */
export interface Replica {
  /** The rows, or nothing where the primary has to be asked. `scope` opens the transaction. */
  read: (
    reading: Reading & { scope: string; text: string; values: readonly unknown[] },
  ) => Promise<object[] | undefined>
  /** The same for several statements, all of one moment. */
  readWith: <T>(reading: Reading, work: (tx: Transaction<DB>) => Promise<T>) => Promise<{ read: T } | undefined>
  /** Is waited for after a commit and before its answer. */
  noteWrite: (users: readonly number[]) => Promise<void>
  counts: () => ReplicaCounts
  close: () => Promise<void>
}

/** Reads that might have gone to the replica: those that did, and those that the primary had to answer. */
export interface ReplicaCounts {
  answered: number
  passedOn: number
}

export interface Reading {
  by: Asker
  /** Whose writes have to be there. */
  users: readonly number[]
}

export interface ReplicaOptions {
  url: string
  poolSize: number
  lastWrites: LastWrites
  /** How far the primary's log has come, asked of it now. */
  askPosition: () => Promise<number>
  onError: (error: Error) => void
}

/** Nobody is shown what is older, whoever wrote it. */
export const maxLagMs = 1_000
const askEveryMs = 250
const connectTimeoutMs = 1_000
const queryTimeoutMs = 2_000
const restMs = 2_000
const restBehindMs = 100

/** PostgreSQL's `22012`: what `unlessBehind` fails with. */
const divisionByZero = '22012'

export const positionOf = (lsn: string) => `(${lsn}() - '0/0'::pg_lsn)`

/**
 * Fails on a standby that has not replayed so much, and with it what was sent along. It is asked in the transaction of the read and
 * before it: whatever answers, be it one of several standbys or none, says so of itself.
 */
const unlessBehind = (needed: number) =>
  `SELECT 1 / CASE WHEN ${positionOf('pg_last_wal_replay_lsn')} >= ${needed} THEN 1 ELSE 0 END`

export function openReplica({ url, poolSize, lastWrites, askPosition, onError }: ReplicaOptions): Replica {
  const { pool, naming } = openPool(url, poolSize)
  const position = gather(async (askers: undefined[]) => {
    const asked = await askPosition()
    return askers.map(() => asked)
  })
  const attempt = attempting({ lastWrites, position: () => position(undefined), onError })
  return {
    ...openReading(pool, naming, attempt.make),
    async noteWrite(users) {
      let written = Number.MAX_SAFE_INTEGER
      try {
        written = await position(undefined)
        await lastWrites.note(users, written)
      } catch {
        // Other processes cannot be notified: they use no standby that lacks what is older than this.
        await untilReplayed(pool, written)
      }
    },
    counts: attempt.counts,
  }
}

type Attempt = <T>(reading: Reading, work: (needed: number) => Promise<T>) => Promise<T | undefined>

function openReading(pool: Pool, naming: Naming, attempt: Attempt): Pick<Replica, 'read' | 'readWith' | 'close'> {
  const readOnce = sendingOneRead(pool, naming)
  const keepsNothing = sparingRoundTrips(pool, (_changes, commit) => commit(true), naming)
  const tables = new Kysely<DB>({ dialect: new PostgresDialect({ pool: keepsNothing }) })
  return {
    read: (reading) =>
      attempt(reading, (needed) => readOnce(`${unlessBehind(needed)}; ${reading.scope}`, reading.text, reading.values)),
    readWith: (reading, work) =>
      attempt(reading, (needed) =>
        tables.connection().execute(async (connection) => {
          // Before the transaction: it sees what was there at its first statement.
          await sql.raw(unlessBehind(needed)).execute(connection)
          const begin = connection.transaction().setIsolationLevel('repeatable read').setAccessMode('read only')
          return { read: await begin.execute(work) }
        }),
      ),
    close: () => tables.destroy(),
  }
}

interface AttemptOptions extends Pick<ReplicaOptions, 'lastWrites' | 'onError'> {
  position: () => Promise<number>
}

/** Tries a read, and answers nothing where it has to be made elsewhere, whatever the reason. */
function attempting({ lastWrites, position, onError }: AttemptOptions): { make: Attempt; counts: () => ReplicaCounts } {
  const floor = followPrimary(position)
  const counts: ReplicaCounts = { answered: 0, passedOn: 0 }
  let restUntil = 0

  /** How much has to be replayed for these users; nothing where that is not known. */
  async function neededFor(users: readonly number[]): Promise<{ needed: number; isTheirs: boolean } | undefined> {
    if (performance.now() < restUntil) return undefined
    try {
      const [theirs, everybodys] = await Promise.all([lastWrites.of(users), floor()])
      if (theirs !== undefined) return { needed: Math.max(theirs, everybodys), isTheirs: theirs > everybodys }
      // Whatever they wrote lies before this position.
      const note = async () => lastWrites.note(users, await position())
      void note().catch(() => {})
    } catch {
      // Redis or the primary is away: who reads gets that error.
    }
    return undefined
  }

  function noteFailure(error: unknown, isTheirs: boolean): undefined {
    const isBehind = (error as { code?: string }).code === divisionByZero
    // Somebody's last write may be there in a moment; a standby that lacks what was written long ago is behind for everybody.
    if (!isBehind || !isTheirs) restUntil = performance.now() + (isBehind ? restBehindMs : restMs)
    if (!isBehind) onError(new Error(`The replica is not used for ${restMs} ms.`, { cause: error }))
  }

  return {
    async make({ by, users }, work) {
      const known = await neededFor(users)
      const found =
        known &&
        (await inTurn(by.lane, by.key, () => work(known.needed).catch((error) => noteFailure(error, known.isTheirs))))
      counts[found === undefined ? 'passedOn' : 'answered'] += 1
      return found
    },
    counts: () => counts,
  }
}

/** At most for as long as a standby may lag. */
async function untilReplayed(pool: Pool, needed: number): Promise<void> {
  const until = performance.now() + maxLagMs
  while (performance.now() < until) {
    const isThere = await pool.query(unlessBehind(needed)).then(Boolean, () => false)
    if (isThere) return
    await delay(20)
  }
}

/** As far as the primary had come at some moment of the last `maxLagMs`: who has replayed that lags no longer. */
function followPrimary(ask: () => Promise<number>): () => Promise<number> {
  let known: { at: number; position: number }[] = []
  const look = async () => {
    const at = performance.now()
    const position = await ask()
    known.push({ at, position })
    return position
  }
  return async () => {
    const now = performance.now()
    known = known.filter(({ at }) => at >= now - maxLagMs)
    const [oldest] = known
    if (oldest === undefined) return look()
    if ((known.at(-1)?.at ?? 0) < now - askEveryMs) void look().catch(() => {})
    return oldest.position
  }
}

function openPool(url: string, poolSize: number): { pool: Pool; naming: Naming } {
  const pool = new Pool({
    connectionString: url,
    application_name: applicationName,
    max: poolSize,
    pipeline: true,
    connectionTimeoutMillis: connectTimeoutMs,
    query_timeout: queryTimeoutMs,
  })
  // Who reads gets the error, and goes to the primary.
  pool.on('error', () => {})
  // A pooler gives each transaction another connection, and makes up the numbers of PostgreSQL's processes.
  let isDirect = false
  pool.on('connect', (client) => {
    client.on('error', () => {})
    client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid').then(
      ({ rows }) => {
        isDirect = rows[0]?.pid === (client as unknown as Client & { processID?: number }).processID
      },
      () => {},
    )
  })
  return { pool, naming: (text) => (isDirect ? named(text) : {}) }
}

/** Whether the transaction has changed anything so far. */
export async function hasWritten(tx: Transaction<DB>): Promise<boolean> {
  const { rows } = await sql<{ wrote: boolean }>`SELECT pg_current_xact_id_if_assigned() IS NOT NULL AS wrote`
    .execute(tx)
    // It failed, and somebody passed over that: it ends without having written anything.
    .catch(() => ({ rows: [] }))
  return rows[0]?.wrote ?? false
}
