import { type Actor, lockAccess } from '#modules/identity/access/index.ts'
import { recordAudit } from '#modules/identity/audit/index.ts'
import type { PlatformTx } from '#platform/database/transactions.ts'
import { roleInUse, seededRoleKept } from './roles.errors.ts'
import { getRole } from './roles.queries.ts'

// PostgreSQL 18 gave ON DELETE RESTRICT a code of its own.
const stillReferenced = new Set(['23001', '23503'])

/** Whether anybody has the role is decided by the foreign key: no user is given it meanwhile. */
export async function deleteRole(tx: PlatformTx, actor: Actor, id: number): Promise<void> {
  await lockAccess(tx)
  const before = await getRole(tx, id)
  if (before.seeded) throw seededRoleKept()
  await tx.deleteFrom('roles').where('id', '=', id).execute().catch(refuseInUse)
  await recordAudit(tx, { by: actor, action: 'roles.delete', subject: { type: 'roles', id }, before })
}

function refuseInUse(error: { code?: string }): never {
  throw stillReferenced.has(error.code ?? '') ? roleInUse() : error
}
