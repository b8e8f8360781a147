import { type Actor, lockAccess } from '#modules/identity/access/index.ts'
import { recordAudit } from '#modules/identity/audit/index.ts'
import type { PlatformTx } from '#platform/database/transactions.ts'
import { holdPermissions } from './hold-permissions.ts'
import { roleNameTaken } from './roles.errors.ts'
import { getRole } from './roles.queries.ts'
import type { CreateRoleRequest, RoleResource } from './roles.schemas.ts'

export async function createRole(
  tx: PlatformTx,
  actor: Actor,
  { name, permissions }: CreateRoleRequest,
): Promise<RoleResource> {
  await lockAccess(tx)
  const created = await tx
    .insertInto('roles')
    .values({ name })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (created === undefined) throw roleNameTaken()
  await holdPermissions(tx, created.id, permissions)
  const role = await getRole(tx, created.id)
  await recordAudit(tx, { by: actor, action: 'roles.create', subject: { type: 'roles', id: role.id }, after: role })
  return role
}
