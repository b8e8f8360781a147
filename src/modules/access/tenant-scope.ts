import {
  type Database,
  type PlatformTx,
  type TenantTx,
  withPlatform,
  withTenant,
} from '#platform/database/transactions.ts'
import { forbidden } from '#platform/http/failure.ts'
import { type Actor, may } from './actor.ts'

/** Whose rows a list covers: one user's, or with the any-tenant permission everybody's. */
export function withListScope<T>(
  database: Database,
  actor: Actor,
  userId: number | undefined,
  work: (tx: TenantTx | PlatformTx) => Promise<T>,
): Promise<T> {
  const scope = listScope(actor, userId)
  return scope === 'all' ? withPlatform(database, work) : withTenant(database, scope, work)
}

export function listScope(actor: Actor, userId: number | undefined): number | 'all' {
  return userId === undefined && may(actor, 'tenants.any') ? 'all' : chosenTenant(actor, userId)
}

/** The user that is named, oneself when none is; somebody else takes the any-tenant permission. */
export function chosenTenant(actor: Actor, userId: number | undefined): number {
  if (userId === undefined || userId === actor.userId) return actor.userId
  if (may(actor, 'tenants.any')) return userId
  throw forbidden("You lack the permission 'tenants.any' to act for another user.")
}

/**
 * Works on one row as the user whose it is. An operator first looks up whose; everybody else is confined to their own
 * rows by PostgreSQL, which makes another tenant's row as absent as a missing one.
 */
export async function withOwner<T>(
  database: Database,
  actor: Actor,
  findOwner: (tx: PlatformTx) => Promise<number | undefined>,
  work: (tx: TenantTx) => Promise<T>,
): Promise<T> {
  const owner = may(actor, 'tenants.any') ? await withPlatform(database, findOwner) : undefined
  return withTenant(database, owner ?? actor.userId, work)
}
