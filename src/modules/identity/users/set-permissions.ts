import { type Actor, lockAccess, requireGivable } from '#modules/identity/access/index.ts'
import { recordAudit } from '#modules/identity/audit/index.ts'
import type { PlatformTx } from '#platform/database/transactions.ts'
import { getManagedUser } from './users.queries.ts'
import type { ManagedUserResource } from './users.schemas.ts'

/** Gives the user exactly these names and patterns besides what the roles hold. */
export async function setPermissions(
  tx: PlatformTx,
  actor: Actor,
  userId: number,
  permissions: readonly string[],
): Promise<ManagedUserResource> {
  await lockAccess(tx)
  const before = await getManagedUser(tx, userId)
  const changed = symmetricDifference(permissions, before.direct_permissions)
  await requireGivable(tx, actor, changed)
  if (changed.length === 0) return before
  await writePermissions(tx, userId, permissions)
  const after = await getManagedUser(tx, userId)
  const subject = { type: 'users', id: userId, ownerId: userId }
  await recordAudit(tx, { by: actor, action: 'users.set-permissions', subject, before, after })
  return after
}

/** Takes and gives the difference alone: whoever loses a permission loses what is open, and whoever only gains does not. */
async function writePermissions(tx: PlatformTx, userId: number, permissions: readonly string[]): Promise<void> {
  await tx
    .deleteFrom('user_permissions')
    .where('user_id', '=', userId)
    .$if(permissions.length > 0, (lost) => lost.where('permission', 'not in', permissions))
    .execute()
  if (permissions.length === 0) return
  const rows = permissions.map((permission) => ({ user_id: userId, permission }))
  await tx
    .insertInto('user_permissions')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

const symmetricDifference = (one: readonly string[], other: readonly string[]) => [
  ...new Set(one).symmetricDifference(new Set(other)),
]
