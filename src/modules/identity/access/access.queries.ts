import { sql } from 'kysely'
import type { PlatformTx, TenantTx } from '#platform/database/transactions.ts'

/** What a role holds, names and patterns. */
export const heldByRole = `ARRAY(
  SELECT permissions.name FROM role_permissions JOIN permissions ON permissions.id = permission_id
  WHERE role_id = roles.id
  UNION SELECT pattern FROM role_patterns WHERE role_id = roles.id
  ORDER BY 1)`

/** Roles with all that they hold. */
export const selectRoles = (tx: PlatformTx) =>
  tx
    .selectFrom('roles')
    .select([
      'roles.id',
      'roles.name',
      'roles.seeded',
      'roles.created_at',
      sql<string[]>`${sql.raw(heldByRole)}`.as('permissions'),
    ])

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

/** What the user's roles and the user directly hold, together: names and patterns. */
export async function listHeldPermissions(tx: PlatformTx | TenantTx, userId: number): Promise<string[]> {
  const rows = await tx
    .selectFrom('user_roles')
    .innerJoin('role_permissions', 'role_permissions.role_id', 'user_roles.role_id')
    .innerJoin('permissions', 'permissions.id', 'role_permissions.permission_id')
    .select('permissions.name')
    .where('user_roles.user_id', '=', userId)
    .union((held) =>
      held
        .selectFrom('user_roles')
        .innerJoin('role_patterns', 'role_patterns.role_id', 'user_roles.role_id')
        .select('role_patterns.pattern as name')
        .where('user_roles.user_id', '=', userId),
    )
    .union((held) => held.selectFrom('user_permissions').select('permission as name').where('user_id', '=', userId))
    .orderBy('name')
    .execute()
  return rows.map(({ name }) => name)
}

/** What was given to the user besides roles. */
export async function listDirectPermissions(tx: PlatformTx, userId: number): Promise<string[]> {
  const rows = await tx
    .selectFrom('user_permissions')
    .select('permission')
    .where('user_id', '=', userId)
    .orderBy('permission')
    .execute()
  return rows.map(({ permission }) => permission)
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
