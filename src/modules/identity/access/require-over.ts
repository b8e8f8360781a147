import type { PlatformTx, TenantTx } from '#platform/database/transactions.ts'
import { forbidden } from '#platform/http/failure.ts'
import { listHeldPermissions } from './access.queries.ts'
import { type Actor, type Holder, may } from './actor.ts'
import { covers, operatorPermissions } from './permissions.ts'

/** What the actor holds by now: read under the lock of `lockAccess`, since the request may have begun before they lost it. */
export async function heldNow(tx: PlatformTx, { token, userId }: Actor): Promise<Holder> {
  return { token, permissions: await listHeldPermissions(tx, userId) }
}

/**
 * Nobody acts on the account of somebody who may do more than they may: a helper who could suspend the admin, or end the admin's
 * tokens, would decide who governs. What everybody may do in a shop of their own is no more.
 */
export async function requireOver(tx: PlatformTx | TenantTx, holder: Holder, userId: number): Promise<void> {
  const held = await listHeldPermissions(tx, userId)
  const isBeyond = (permission: string) => covers(held, permission) && !may(holder, permission)
  if (operatorPermissions.some(isBeyond)) throw forbidden('This user may do more than you: you cannot act on them.')
}
