import { isPermission } from '#modules/identity/access/index.ts'
import type { PlatformTx } from '#platform/database/transactions.ts'

/**
 * Makes the role hold exactly these: a name as a reference to the permission, a pattern as itself. Takes and gives the
 * difference alone: a role that loses something ends what its holders have open, and one that only gains does not.
 */
export async function holdPermissions(tx: PlatformTx, roleId: number, permissions: readonly string[]): Promise<void> {
  await holdNames(tx, roleId, permissions.filter(isPermission))
  await holdPatterns(
    tx,
    roleId,
    permissions.filter((name) => !isPermission(name)),
  )
}

async function holdNames(tx: PlatformTx, roleId: number, names: readonly string[]): Promise<void> {
  const named = tx
    .selectFrom('permissions')
    .select((row) => [row.val(roleId).as('role_id'), 'id'])
    .where((row) => row('name', '=', row.fn.any(row.val(names))))
  await tx
    .deleteFrom('role_permissions')
    .where('role_id', '=', roleId)
    .where('permission_id', 'not in', named.clearSelect().select('id'))
    .execute()
  await tx
    .insertInto('role_permissions')
    .columns(['role_id', 'permission_id'])
    .expression(named)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

async function holdPatterns(tx: PlatformTx, roleId: number, patterns: readonly string[]): Promise<void> {
  await tx
    .deleteFrom('role_patterns')
    .where('role_id', '=', roleId)
    .$if(patterns.length > 0, (lost) => lost.where('pattern', 'not in', patterns))
    .execute()
  if (patterns.length === 0) return
  const rows = patterns.map((pattern) => ({ role_id: roleId, pattern }))
  await tx
    .insertInto('role_patterns')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
