import { CompiledQuery, Kysely, PostgresDialect, sql, type Transaction } from 'kysely'
import { escapeIdentifier, Pool, types } from 'pg'
import type { Outdating } from '../cache/outdating.ts'
import { inTurn } from '../fair-queue.ts'
import { subscriberOf } from '../http/ip-address.ts'
import { again } from './again.ts'
import { ApplicationClient } from './application-client.ts'
import { applicationName } from './connect.ts'
import { type Fitness, watchFitness } from './fitness.ts'
import { type InOneMessage, type InOneRead, sendingOneMessage, sendingOneRead } from './one-message.ts'
import { hearNotices, looking } from './outdated-notices.ts'
import { type Planning, plannings } from './planning.ts'
import { type Asker, type PoolShares, sharePool } from './pool-shares.ts'
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
  readonly platformRole: string
  readonly visitorRole: string
  readonly inOneMessage: InOneMessage
  readonly inOneRead: InOneRead
  /** Rejects when PostgreSQL does not answer, or does no work. */
  ping: () => Promise<void>
  /** How the connections are used at the moment. */
  pool: () => PoolUse
  /** Tells who listens on the channel, in a statement of its own that waits for nobody's commit. */
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
}

const waitForConnectionMs = 10_000
/** A new connection has to learn the catalogue, to prepare its statements and to be shown PostgreSQL's memory, page by page. */
const idleConnectionMs = 10 * 60_000

// A bigint of ours is an identity or a count: it stays far below 2^53, and JSON carries it as a number.
types.setTypeParser(types.builtins.INT8, Number)

export function openDatabase({
  applicationUrl,
  direct,
  platformRole,
  visitorRole,
  poolSize,
  onError,
  outdating,
}: DatabaseOptions): Database {
  const naming = direct ? named : unnamed
  const pool = new Pool({
    Client: ApplicationClient,
    connectionString: applicationUrl,
    application_name: applicationName,
    max: poolSize,
    // For transactions only, see round-trips.ts and one-message.ts: it is they that send a statement before the one before it is answered.
    pipeline: true,
    connectionTimeoutMillis: waitForConnectionMs,
    // How long a statement may take is a setting of the role.
    idleTimeoutMillis: idleConnectionMs,
  })
  pool.on('error', onError)
  // The pool listens on idle connections alone. One that breaks between two statements of a transaction would end the
  // process; the next statement fails anyway.
  pool.on('connect', (client) => {
    client.on('error', () => {})
    hearNotices(client)
  })
  const poolShares = sharePool(poolSize)
  const watched = watchFitness(pool, applicationUrl)
  const { system } = poolShares
  const tables = new Kysely<DB>({ dialect: new PostgresDialect({ pool: sparingRoundTrips(pool, outdating, naming) }) })
  return {
    [kysely]: tables,
    [shares]: poolShares,
    [asker]: undefined,
    [fitness]: watched,
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
    notify: async (channel) =>
      void (await inTurn(system, 'notify', () => pool.query("SELECT pg_notify($1, '')", [channel]))),
    close: () => tables.destroy(),
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

/** The same for who has not shown a token that is known, by the address. */
export const askedFrom = (database: Database, address: string): Database => ({
  ...database,
  [asker]: { lane: database[shares].strangers, key: subscriberOf(address) },
})

/** A transaction that only reads, all its statements what was committed when the first of them began. */
type Use = 'reading'

/**
 * Runs `work` in a transaction of that user's, again when PostgreSQL gave way to another one; effects belong after it. No
 * transaction may begin inside of another one: see fair-queue.ts.
 */
export function withTenant<T>(
  database: Database,
  userId: number,
  work: (tx: TenantTx) => Promise<T>,
  use?: Use,
): Promise<T> {
  return transaction(database, tenant(database, userId), use, async (tx) => {
    await tx.executeQuery(CompiledQuery.raw(tenantScope(userId)))
    return work(Object.assign(tx, { userId }) as TenantTx)
  })
}

/**
 * Runs one statement as a transaction of that user's, and waits for PostgreSQL once. It is committed whatever it answers:
 * for a statement that refuses by writing nothing, or by failing. `topics` are those of the caches that it makes old.
 */
export function asTenant<Row>(
  database: Database,
  userId: number,
  statement: CompiledQuery<Row>,
  topics: readonly string[],
): Promise<Row[]> {
  const changes = topics.map((topic) => ({ user_id: userId, topic }))
  return again(database[fitness], tenant(database, userId), () =>
    database.inOneMessage({ scope: tenantScope(userId), statement, changes }),
  )
}

/** Reads by one statement in the scope of a user, of everybody or of a visitor, and waits for PostgreSQL once. Moments come as text in ISO 8601. */
export function readAs(
  database: Database,
  scope: number | 'all' | Visit,
  { text, values }: { text: string; values: readonly unknown[] },
  planning: Planning,
): Promise<object[]> {
  const mode = plannings[planning]
  const { by, opening } = readingScope(database, scope)
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
  return transaction(database, visitor(database, visit), use, async (tx) => {
    await tx.executeQuery(CompiledQuery.raw(visitorScope(database.visitorRole, visit)))
    return work(Object.assign(tx, { userId: visit.shop }) as VisitorTx)
  })
}

/** Runs `work` in a transaction over all users' rows: for the operator and for the system itself. */
export function withPlatform<T>(database: Database, work: (tx: PlatformTx) => Promise<T>, use?: Use): Promise<T> {
  return transaction(database, everybody(database), use, async (tx) => {
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

async function transaction<T>(
  database: Database,
  by: Asker,
  use: Use | undefined,
  work: (tx: Transaction<DB>) => Promise<T>,
): Promise<T> {
  const begin = database[kysely].transaction()
  if (use === 'reading') {
    return again(database[fitness], by, () =>
      begin.setIsolationLevel('repeatable read').setAccessMode('read only').execute(work),
    )
  }
  return again(database[fitness], by, () => begin.execute(work))
}
