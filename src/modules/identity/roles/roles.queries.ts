import { heldByRole, selectRoles } from '#modules/identity/access/index.ts'
import type { PlatformTx } from '#platform/database/transactions.ts'
import { declareList } from '#platform/lists/list.ts'
import { integer, moment, text, word } from '#platform/lists/order.ts'
import { roleNotFound } from './roles.errors.ts'
import { PermissionResource, RoleResource } from './roles.schemas.ts'

export const roleList = declareList({
  table: 'roles',
  resource: RoleResource,
  columns: ['id', 'name', 'seeded', 'created_at', `${heldByRole} AS permissions`],
  sorts: { id: [integer('id')], name: [text('name')], created_at: [moment('created_at')] },
  initial: 'id',
  filters: {},
})

export const permissionList = declareList({
  table: 'permissions',
  resource: PermissionResource,
  columns: ['id', 'name', 'description'],
  sorts: { id: [integer('id')], name: [word('name')] },
  initial: 'name',
  filters: {},
})

export async function getRole(tx: PlatformTx, id: number): Promise<RoleResource> {
  const row = await selectRoles(tx).where('roles.id', '=', id).executeTakeFirst()
  if (row === undefined) throw roleNotFound()
  return { ...row, created_at: row.created_at.toISOString() }
}
