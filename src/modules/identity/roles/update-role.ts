import { type Actor, covers, lockAccess } from '#modules/identity/access/index.ts'
import { recordAudit } from '#modules/identity/audit/index.ts'
import type { PlatformTx } from '#platform/database/transactions.ts'
import { holdPermissions } from './hold-permissions.ts'
import { adminNeeds, roleNameTaken, seededNameKept } from './roles.errors.ts'
import { getRole } from './roles.queries.ts'
import type { RoleResource, UpdateRoleRequest } from './roles.schemas.ts'

const uniqueViolated = '23505'
const keptByAdmin = ['roles.view', 'roles.manage', 'users.view', 'users.manage']

/** Changes the name, what the role holds, or both; everybody who has the role may do so much with their next request. */
export async function updateRole(
  tx: PlatformTx,
  actor: Actor,
  id: number,
  changes: UpdateRoleRequest,
): Promise<RoleResource> {
  await lockAccess(tx)
  const before = await getRole(tx, id)
  const { name = before.name, permissions = before.permissions } = changes
  if (before.seeded && name !== before.name) throw seededNameKept()
  if (before.name === 'admin') keepPowerToRepair(permissions)
  await tx.updateTable('roles').set({ name }).where('id', '=', id).execute().catch(refuseTakenName)
  await holdPermissions(tx, id, permissions)
  const after = await getRole(tx, id)
  await recordAudit(tx, { by: actor, action: 'roles.update', subject: { type: 'roles', id }, before, after })
  return after
}

function keepPowerToRepair(permissions: string[]): void {
  const lost = keptByAdmin.find((permission) => !covers(permissions, permission))
  if (lost !== undefined) throw adminNeeds(lost)
}

function refuseTakenName(error: { code?: string }): never {
  throw error.code === uniqueViolated ? roleNameTaken() : error
}
