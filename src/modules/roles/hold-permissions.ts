import { isPermission } from '#modules/access/index.ts'
import type { PlatformTx } from '#platform/database/transactions.ts'

/** Makes the role hold exactly these: a name as a reference to the permission, a pattern as itself. */
export async function holdPermissions(tx: PlatformTx, roleId: number, permissions: readonly string[]): Promise<void> {
  await tx.deleteFrom('role_permissions').where('role_id', '=', roleId).execute()
  await tx.deleteFrom('role_patterns').where('role_id', '=', roleId).execute()
  const [names, patterns] = [permissions.filter(isPermission), permissions.filter((name) => !isPermission(name))]
  if (patterns.length > 0) {
    const rows = patterns.map((pattern) => ({ role_id: roleId, pattern }))
    await tx.insertInto('role_patterns').values(rows).execute()
  }
  if (names.length === 0) return
  await tx
    .insertInto('role_permissions')
    .columns(['role_id', 'permission_id'])
    .expression((select) =>
      select
        .selectFrom('permissions')
        .select((row) => [row.val(roleId).as('role_id'), 'id'])
        .where('name', 'in', names),
    )
    .execute()
}
