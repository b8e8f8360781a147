import { CompiledQuery, Kysely, PostgresDialect, sql, type Transaction } from 'kysely'
import { escapeIdentifier } from 'pg'
import type { Outdating } from '../cache/outdating.ts'
import { inTurn } from '../fair-queue.ts'
import { subscriberOf } from '../http/ip-address.ts'
import { again } from './again.ts'
import { type Fitness, watchFitness } from './fitness.ts'
import { type InOneMessage, type InOneRead, sendingOneMessage, sendingOneRead } from './one-message.ts'
import { openPool } from './open-pool.ts'
import { looking, lookingBeyond } from './outdated-notices.ts'
import { type Planning, plannings, planOnce } from './planning.ts'
import { type Asker, type PoolShares, sharePool } from './pool-shares.ts'
import {
  hasWritten,
  openReplica,
  positionOf,
  type Replica,
  type ReplicaCounts,
  type ReplicaOptions,
} from './replica.ts'
import { named, sparingRoundTrips, unnamed } from './round-trips.ts'
import type { DB } from './schema.ts'
import { tenantScope, tracingAfterwards, type Visit, visitorScope } from './scopes.ts'

export type { Visit } from './scopes.ts'

declare const scope: unique symbol

/** A transaction that sees and writes one user's rows and no others: PostgreSQL sees to it. */
export type TenantTx = Transaction<DB> & { readonly [scope]: 'tenant'; readonly userId: number }

/** A transaction across all users. It is not assignable to a TenantTx: crossing tenants is always spelled out. */
export type PlatformTx = Transaction<DB> & { readonly [scope]: 'platform' }

const kysely = Symbol('kysely')
const shares = Symbol('shares')
const asker = Symbol('asker')
const fitness = Symbol('fitness')
const standby = Symbol('standby')
const atStandby = Symbol('at standby')

/**
 * A transaction of who visits a shop, under a database role of its own: it sees what the shop has published, and the
 * one cart, order or buyer that the visit names. `userId` is whose shop it is.
 */
export type VisitorTx = Transaction<DB> & { readonly [scope]: 'visitor'; readonly userId: number }

/** The tables, behind the doors below; nothing else reaches them. */
export interface Database {
  readonly [kysely]: Kysely<DB>
  readonly [shares]: PoolShares
  /** Undefined where it is the tenant, or the system itself. */
  readonly [asker]: Asker | undefined
  readonly [fitness]: Fitness
  readonly [standby]: Replica | undefined
  /** Whether reads may go there. */
  readonly [atStandby]: boolean
  readonly platformRole: string
  readonly visitorRole: string
  readonly inOneMessage: InOneMessage
  readonly inOneRead: InOneRead
  /** Rejects when PostgreSQL does not answer, or does no work. */
  ping: () => Promise<void>
  /** How the connections are used at the moment. */
  pool: () => PoolUse
  /** How reads were shared between replica and primary; undefined without a replica. */
  replicaReads: () => ReplicaCounts | undefined
  /** Notifies who listens on the channel, in a statement of its own that waits for nobody's commit. */
  notify: (channel: string) => Promise<void>
  close: () => Promise<void>
}

export interface PoolUse {
  used: number
  idle: number
  /** Work that waits for a connection. */
  pending: number
  max: number
}

export interface DatabaseOptions {
  applicationUrl: string
  /** Whether that leads to PostgreSQL itself and not to a pooler. */
  direct: boolean
  platformRole: string
  visitorRole: string
  poolSize: number
  onError: (error: Error) => void
  /** Every commit that makes something old in the caches goes through it. */
  outdating: Outdating
  replica?: Pick<ReplicaOptions, 'url' | 'lastWrites'> | undefined
}

export function openDatabase({
  applicationUrl,
  direct,
  platformRole,
  visitorRole,
  poolSize,
  onError,
  outdating,
  replica,
}: DatabaseOptions): Database {
  const naming = direct ? named : unnamed
  const pool = openPool({ url: applicationUrl, poolSize, onError })
  const poolShares = sharePool(poolSize)
  const watched = watchFitness(pool, applicationUrl)
  const { system } = poolShares
  const tables = new Kysely<DB>({ dialect: new PostgresDialect({ pool: sparingRoundTrips(pool, outdating, naming) }) })
  const position = `SELECT ${positionOf('pg_current_wal_insert_lsn')}::bigint AS position`
  const askPosition = () =>
    inTurn(system, 'position', async () => (await pool.query<{ position: number }>(position)).rows[0]?.position ?? 0)
  const opened = replica && openReplica({ ...replica, poolSize, askPosition, onError })
  return {
    [kysely]: tables,
    [shares]: poolShares,
    [asker]: undefined,
    [fitness]: watched,
    [standby]: opened,
    [atStandby]: false,
    platformRole,
    visitorRole,
    inOneMessage: sendingOneMessage(pool, outdating, naming),
    inOneRead: sendingOneRead(pool, naming),
    ping: () => inTurn(system, 'ping', watched.check),
    pool: () => ({
      used: pool.totalCount - pool.idleCount,
      idle: pool.idleCount,
      pending: poolShares.waiting() + pool.waitingCount,
      max: poolSize,
    }),
    replicaReads: () => opened?.counts(),
    notify: async (channel) =>
      void (await inTurn(system, 'notify', () => pool.query("SELECT pg_notify($1, '')", [channel]))),
    close: async () => void (await Promise.all([tables.destroy(), opened?.close()])),
  }
}

/**
 * The database as it serves that user's requests, or what is made once for all operators: their transactions wait in turn
 * with those of others. Without this a tenant's transaction counts as asked for by the tenant, and one over all users' rows
 * as the system's own.
 */
export const askedBy = (database: Database, by: { userId: number } | 'operators'): Database => ({
  ...database,
  [asker]: { lane: database[shares].users, key: by === 'operators' ? by : by.userId },
})

/** The same for a caller without a known token, by the address. */
export const askedFrom = (database: Database, address: string): Database => ({
  ...database,
  [asker]: { lane: database[shares].strangers, key: subscriberOf(address) },
})

/**
 * The database for reads of one user's that may come from a replica: it has all that this user, and who asks, were answered before. Not
 * for what is kept for others to read.
 */
export const fromReplica = (database: Database): Database => ({ ...database, [atStandby]: true })

/** A transaction that only reads; all its statements see what was committed when the first of them began. */
type Use = 'reading'

/**
 * Runs `work` in a transaction of that user, and again if PostgreSQL ended it in favour of another one: effects belong after it. No
 * transaction may begin inside of another one: see fair-queue.ts.
 */
export function withTenant<T>(
  database: Database,
  userId: number,
  work: (tx: TenantTx) => Promise<T>,
  use?: Use,
): Promise<T> {
  const asking = { by: tenant(database, userId), users: [userId], use }
  return transaction(database, asking, async (tx) => {
    await tx.executeQuery(CompiledQuery.raw(tenantScope(userId)))
    return work(Object.assign(tx, { userId }) as TenantTx)
  })
}

/**
 * Runs one statement as a transaction of that user, and waits for PostgreSQL once. It is committed whatever it answers, so
 * it is for statements that refuse by writing nothing, or by failing. `topics` are those of the caches that it outdates. `lock`
 * is a statement that comes first and locks rows.
 */
export async function asTenant<Row>(
  database: Database,
  userId: number,
  statement: CompiledQuery<Row>,
  topics: readonly string[],
  lock?: CompiledQuery,
): Promise<Row[]> {
  const changes = topics.map((topic) => ({ user_id: userId, topic }))
  const by = tenant(database, userId)
  const scope = `${tenantScope(userId, lookingBeyond(topics))}, ${planOnce}`
  const rows = await again(database[fitness], by, () => database.inOneMessage({ scope, lock, statement, changes }))
  await database[standby]?.noteWrite(withAsker(by, [userId]))
  return rows
}

/** Reads by one statement in the scope of a user, of everybody or of a visitor, and waits for PostgreSQL once. Moments come as text in ISO 8601. */
export async function readAs(
  database: Database,
  scope: number | 'all' | Visit,
  { text, values }: { text: string; values: readonly unknown[] },
  planning: Planning,
): Promise<object[]> {
  const mode = plannings[planning]
  const { by, opening } = readingScope(database, scope)
  if (database[atStandby] && typeof scope === 'number') {
    const reading = { by, users: withAsker(by, [scope]), scope: `${opening}, ${mode}`, text, values }
    const found = await database[standby]?.read(reading)
    if (found !== undefined) return found
  }
  return again(database[fitness], by, () => database.inOneRead(`${opening}, ${mode}`, text, values))
}

function readingScope(database: Database, scope: number | 'all' | Visit): { by: Asker; opening: string } {
  if (typeof scope === 'object')
    return { by: visitor(database, scope), opening: visitorScope(database.visitorRole, scope) }
  if (scope !== 'all') return { by: tenant(database, scope), opening: tenantScope(scope) }
  const opening = `SET LOCAL ROLE ${escapeIdentifier(database.platformRole)}; SELECT set_config('souk.tenant', '', true)`
  return { by: everybody(database), opening }
}

/** Runs `work` in a transaction of a visitor's. */
export function withVisitor<T>(
  database: Database,
  visit: Visit & { shop: number },
  work: (tx: VisitorTx) => Promise<T>,
  use?: Use,
): Promise<T> {
  const asking = { by: visitor(database, visit), users: [visit.shop], use }
  return transaction(database, asking, async (tx) => {
    await tx.executeQuery(CompiledQuery.raw(visitorScope(database.visitorRole, visit)))
    return work(Object.assign(tx, { userId: visit.shop }) as VisitorTx)
  })
}

/** Runs `work` in a transaction over all users' rows: for the operator and for the system itself. */
export function withPlatform<T>(database: Database, work: (tx: PlatformTx) => Promise<T>, use?: Use): Promise<T> {
  return transaction(database, { by: everybody(database), users: [], use }, async (tx) => {
    await sql`SET LOCAL ROLE ${sql.id(database.platformRole)}; SELECT ${sql.raw(looking)}${tracingAfterwards()}`.execute(
      tx,
    )
    return work(tx as PlatformTx)
  })
}

const everybody = (database: Database): Asker =>
  database[asker] ?? { lane: database[shares].system, key: 'transactions' }

const tenant = (database: Database, userId: number): Asker =>
  database[asker] ?? { lane: database[shares].users, key: userId }

/** Who visits a shop takes the shop's turn, so that a rush on one shop is not felt in others. */
const visitor = (database: Database, visit: Visit): Asker =>
  'shop' in visit ? tenant(database, visit.shop) : everybody(database)

interface Asking {
  by: Asker
  /** Whose rows it may write. */
  users: readonly number[]
  use: Use | undefined
}

async function transaction<T>(
  database: Database,
  { by, users, use }: Asking,
  work: (tx: Transaction<DB>) => Promise<T>,
): Promise<T> {
  const begin = database[kysely].transaction()
  const replica = database[standby]
  const readers = withAsker(by, users)
  if (use === 'reading') {
    const reads = database[atStandby] && users.length > 0 ? replica : undefined
    const found = await reads?.readWith({ by, users: readers }, work)
    if (found !== undefined) return found.read
    return again(database[fitness], by, () =>
      begin.setIsolationLevel('repeatable read').setAccessMode('read only').execute(work),
    )
  }
  if (replica === undefined || readers.length === 0) return again(database[fitness], by, () => begin.execute(work))
  const { result, wrote } = await again(database[fitness], by, () =>
    begin.execute(async (tx) => ({ result: await work(tx), wrote: await hasWritten(tx) })),
  )
  if (wrote) await replica.noteWrite(readers)
  return result
}

/** Those users, and the one who asks for it. */
const withAsker = ({ key }: Asker, users: readonly number[]): number[] => [
  ...new Set([...users, ...(typeof key === 'number' ? [key] : [])]),
]
