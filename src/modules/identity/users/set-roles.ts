import { type Actor, keepAnAdmin, lockAccess, requireGivable, selectRoles } from '#modules/identity/access/index.ts'
import { recordAudit } from '#modules/identity/audit/index.ts'
import type { PlatformTx } from '#platform/database/transactions.ts'
import { type FieldErrors, validationFailed } from '#platform/http/failure.ts'
import { getManagedUser } from './users.queries.ts'
import type { ManagedUserResource } from './users.schemas.ts'

/** Gives the user exactly these roles. Without an actor it is the system's own command, which may give every role. */
export async function setRoles(
  tx: PlatformTx,
  actor: Actor | undefined,
  userId: number,
  names: readonly string[],
): Promise<ManagedUserResource> {
  await lockAccess(tx)
  const before = await getManagedUser(tx, userId)
  const roles = await selectRoles(tx).execute()
  refuseUnknown(names, new Set(roles.map(({ name }) => name)))
  const changed = roles.filter(({ name }) => names.includes(name) !== before.roles.includes(name))
  if (!names.includes('admin')) await keepAnAdmin(tx, userId)
  const patterns = changed.flatMap(({ permissions }) => permissions)
  if (actor !== undefined) await requireGivable(tx, actor, patterns)
  if (changed.length === 0) return before
  await writeRoles(
    tx,
    userId,
    roles.filter(({ name }) => names.includes(name)).map(({ id }) => id),
  )
  const after = await getManagedUser(tx, userId)
  const subject = { type: 'users', id: userId, ownerId: userId }
  await recordAudit(tx, { by: actor, action: 'users.set-roles', subject, before, after })
  return after
}

function refuseUnknown(names: readonly string[], known: Set<string>): void {
  const errors: FieldErrors = {}
  for (const [index, name] of names.entries()) {
    if (!known.has(name)) errors[`roles.${index}`] = [`There is no role '${name}'.`]
  }
  if (Object.keys(errors).length > 0) throw validationFailed(errors)
}

/** Takes and gives the difference alone: whoever loses a role loses what is open, and whoever only gains does not. */
async function writeRoles(tx: PlatformTx, userId: number, roleIds: number[]): Promise<void> {
  await tx
    .deleteFrom('user_roles')
    .where('user_id', '=', userId)
    .$if(roleIds.length > 0, (lost) => lost.where('role_id', 'not in', roleIds))
    .execute()
  if (roleIds.length === 0) return
  const rows = roleIds.map((role_id) => ({ user_id: userId, role_id }))
  await tx
    .insertInto('user_roles')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
