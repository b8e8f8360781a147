import type { z } from 'zod'
import type { Cache, Seen } from '#platform/cache/cache.ts'
import {
  askedBy,
  type Database,
  fromReplica,
  type PlatformTx,
  type TenantTx,
  withPlatform,
  withTenant,
} from '#platform/database/transactions.ts'
import type { Page } from '#platform/http/envelope.ts'
import { forbidden, validationFailed } from '#platform/http/failure.ts'
import type { AnyList, ListQuery } from '#platform/lists/list.ts'
import { readPage } from '#platform/lists/page.ts'
import { type Actor, may } from './actor.ts'
import { auditedAsTenant, recordSight, recordView } from './crossing.ts'

/**
 * Whose rows a request reads: one user's, or with the any-tenant permission everybody's. What an operator sees of
 * others is written to the audit log.
 */
export function withListScope<T>(
  database: Database,
  actor: Actor,
  userId: number | undefined,
  work: (tx: TenantTx | PlatformTx) => Promise<T>,
): Promise<T> {
  if (userId !== undefined || !may(actor, 'tenants.any')) return asChosenTenant(database, actor, userId, work)
  return withPlatform(askedBy(database, actor), async (tx) => {
    const seen = await work(tx)
    await recordSight(tx, actor)
    return seen
  })
}

/**
 * A page of a list: of one's own rows, of the user that is named, or with the any-tenant permission of everybody's. What an
 * operator sees of others is written to the audit log.
 */
export async function readList<Resource extends z.ZodType>(
  database: Database,
  actor: Actor,
  list: AnyList<Resource>,
  query: ListQuery & { user_id?: number | undefined },
): Promise<Page<z.output<Resource>>> {
  const scope = readScope(actor, query.user_id)
  const page = await readPage(fromReplica(askedBy(database, actor)), list, query, scope)
  await auditRead(database, actor, scope)
  return page
}

/** Whose rows a request reads: the key under which its answer may be shared with others who read the same. */
export function readScope(actor: Actor, userId: number | undefined): number | 'all' {
  return userId === undefined && may(actor, 'tenants.any') ? 'all' : chosenTenant(actor, userId)
}

/** What the caches have of whom the request reads; of the actor itself that is known already. */
export const seenBy = async (cache: Cache, { seen }: Actor, user: number | 'all'): Promise<Seen> =>
  seen?.user === user ? seen : cache.see(user)

/**
 * Reads without a note of who reads: for an answer that is made once for many. `auditRead` notes each of them. All that is
 * read is of one moment, so that an answer may be put together from several statements.
 */
export function withReadScope<T>(
  database: Database,
  scope: number | 'all',
  work: (tx: TenantTx | PlatformTx) => Promise<T>,
): Promise<T> {
  return scope === 'all'
    ? withPlatform(askedBy(database, 'operators'), work, 'reading')
    : withTenant(database, scope, work, 'reading')
}

/** What an operator sees of others is written down, also when the answer was made for somebody else before. */
export async function auditRead(database: Database, actor: Actor, scope: number | 'all'): Promise<void> {
  if (scope === actor.userId || scope === actor.shopId) return
  await withPlatform(askedBy(database, actor), (tx) =>
    scope === 'all' ? recordSight(tx, actor) : recordView(tx, actor, { ...actor.act.subject, ownerId: scope }),
  )
}

/** The user that is named, whose shop is opened when none is; somebody else takes the any-tenant permission. */
function chosenTenant(actor: Actor, userId: number | undefined): number {
  if (userId === undefined || userId === actor.shopId) return actor.shopId
  if (may(actor, 'tenants.any')) return userId
  throw forbidden("You lack the permission 'tenants.any' to act for another user.")
}

/**
 * Works as the user that is named, whose shop is opened when none is; somebody else takes the any-tenant permission, and has to be
 * there.
 */
export function withChosenTenant<T>(
  database: Database,
  actor: Actor,
  userId: number | undefined,
  work: (tx: TenantTx) => Promise<T>,
): Promise<T> {
  return asChosenTenant(database, actor, userId, async (tx) => {
    if (tx.userId !== actor.userId && tx.userId !== actor.shopId) await requireUser(tx)
    return work(tx)
  })
}

/** An operator may name a user who does not exist. */
export async function requireUser(tx: TenantTx): Promise<void> {
  const user = await tx.selectFrom('users').select('id').where('id', '=', tx.userId).executeTakeFirst()
  if (user === undefined) throw validationFailed({ user_id: ['The user_id field names no user.'] })
}

async function asChosenTenant<T>(
  database: Database,
  actor: Actor,
  userId: number | undefined,
  work: (tx: TenantTx) => Promise<T>,
): Promise<T> {
  return withTenant(askedBy(database, actor), chosenTenant(actor, userId), (tx) => auditedAsTenant(tx, actor, work))
}

/**
 * Works on one row as the user whose it is. An operator first looks up whose; everybody else is confined by
 * PostgreSQL to the rows of the shop that is opened, which makes another tenant's row as absent as a missing one.
 */
export async function withOwner<T>(
  database: Database,
  actor: Actor,
  findOwner: (tx: PlatformTx) => Promise<number | undefined>,
  work: (tx: TenantTx) => Promise<T>,
): Promise<T> {
  const asked = askedBy(database, actor)
  const owner = may(actor, 'tenants.any') ? await withPlatform(asked, findOwner) : undefined
  return withTenant(asked, owner ?? actor.shopId, (tx) => auditedAsTenant(tx, actor, work))
}
