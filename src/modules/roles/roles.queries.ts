import { selectRoles } from '#modules/access/index.ts'
import type { PlatformTx } from '#platform/database/transactions.ts'
import type { Page } from '#platform/http/envelope.ts'
import { limits, orderBy } from '#platform/http/paging.ts'
import { roleNotFound } from './roles.errors.ts'
import type { ListPermissionsQuery, ListRolesQuery, PermissionResource, RoleResource } from './roles.schemas.ts'

export async function listRoles(tx: PlatformTx, query: ListRolesQuery): Promise<Page<RoleResource>> {
  const { limit, offset } = limits(query)
  const rows = await selectRoles(tx).orderBy(orderBy(query.sort)).limit(limit).offset(offset).execute()
  return { rows: rows.map(toRole), total: await count(tx, 'roles') }
}

export async function getRole(tx: PlatformTx, id: number): Promise<RoleResource> {
  const row = await selectRoles(tx).where('roles.id', '=', id).executeTakeFirst()
  if (row === undefined) throw roleNotFound()
  return toRole(row)
}

export async function listPermissions(tx: PlatformTx, query: ListPermissionsQuery): Promise<Page<PermissionResource>> {
  const { limit, offset } = limits(query)
  const permissions = tx.selectFrom('permissions').select(['id', 'name', 'description'])
  const rows = await permissions.orderBy(orderBy(query.sort)).limit(limit).offset(offset).execute()
  return { rows, total: await count(tx, 'permissions') }
}

async function count(tx: PlatformTx, table: 'roles' | 'permissions'): Promise<number> {
  const { total } = await tx
    .selectFrom(table)
    .select((row) => row.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  return total
}

const toRole = ({ created_at, ...role }: Omit<RoleResource, 'created_at'> & { created_at: Date }): RoleResource => ({
  ...role,
  created_at: created_at.toISOString(),
})
