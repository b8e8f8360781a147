import type { PlatformTx, TenantTx } from '#platform/database/transactions.ts'

export async function listRoleNames(tx: PlatformTx | TenantTx, userId: number): Promise<string[]> {
  const rows = await tx
    .selectFrom('user_roles')
    .innerJoin('roles', 'roles.id', 'user_roles.role_id')
    .select('roles.name')
    .where('user_roles.user_id', '=', userId)
    .orderBy('roles.name')
    .execute()
  return rows.map(({ name }) => name)
}

/** The permissions of all the user's roles together. */
export async function listPermissionNames(tx: PlatformTx | TenantTx, userId: number): Promise<string[]> {
  const rows = await tx
    .selectFrom('user_roles')
    .innerJoin('role_permissions', 'role_permissions.role_id', 'user_roles.role_id')
    .innerJoin('permissions', 'permissions.id', 'role_permissions.permission_id')
    .select('permissions.name')
    .distinct()
    .where('user_roles.user_id', '=', userId)
    .orderBy('permissions.name')
    .execute()
  return rows.map(({ name }) => name)
}

export async function assignRole(tx: PlatformTx, userId: number, role: string): Promise<void> {
  await tx
    .insertInto('user_roles')
    .columns(['user_id', 'role_id'])
    .expression((select) =>
      select
        .selectFrom('roles')
        .select((row) => [row.val(userId).as('user_id'), 'id'])
        .where('name', '=', role),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/**
 * The users who are admins and not suspended, in a state that holds until the transaction ends: of two who would each
 * leave the other as the last admin, the second waits here and then sees what the first has done.
 */
export async function lockAdmins(tx: PlatformTx): Promise<number[]> {
  await tx.selectFrom('roles').select('id').where('name', '=', 'admin').forNoKeyUpdate().execute()
  const rows = await tx
    .selectFrom('user_roles')
    .innerJoin('roles', 'roles.id', 'user_roles.role_id')
    .innerJoin('users', 'users.id', 'user_roles.user_id')
    .select('users.id')
    .where('roles.name', '=', 'admin')
    .where('users.suspended_at', 'is', null)
    .execute()
  return rows.map(({ id }) => id)
}
