import { sql } from 'kysely'
import type { PlatformTx } from '#platform/database/transactions.ts'
import type { Page } from '#platform/http/envelope.ts'
import { notFound } from '#platform/http/failure.ts'
import { limits, orderBy } from '#platform/http/paging.ts'
import type { ListUsersQuery, ManagedUserResource } from './users.schemas.ts'

const roleNames = sql<string[]>`ARRAY(
  SELECT roles.name FROM user_roles JOIN roles ON roles.id = role_id WHERE user_id = users.id ORDER BY 1)`
const directPermissions = sql<string[]>`ARRAY(
  SELECT permission FROM user_permissions WHERE user_id = users.id ORDER BY 1)`

const columns = [
  'users.id',
  'users.name',
  'users.email',
  'users.created_at',
  'users.suspended_at',
  'users.suspension_reason',
] as const
const rights = [roleNames.as('roles'), directPermissions.as('direct_permissions')] as const

export async function getManagedUser(tx: PlatformTx, id: number): Promise<ManagedUserResource> {
  const row = await tx
    .selectFrom('users')
    .select([...columns, ...rights])
    .where('users.id', '=', id)
    .executeTakeFirst()
  if (row === undefined) throw notFound('There is no such user.')
  return toManagedUser(row)
}

export async function listUsers(tx: PlatformTx, query: ListUsersQuery): Promise<Page<ManagedUserResource>> {
  const { limit, offset } = limits(query)
  const chosen = matching(tx, query)
  const rows = await chosen
    .select([...columns, ...rights])
    .orderBy(orderBy(query.sort))
    .limit(limit)
    .offset(offset)
    .execute()
  const { total } = await chosen.select((row) => row.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  return { rows: rows.map(toManagedUser), total }
}

function matching(tx: PlatformTx, { search, role, suspended }: ListUsersQuery) {
  const like = `%${(search ?? '').replace(/[\\%_]/g, '\\$&')}%`
  return tx
    .selectFrom('users')
    .$if(search !== undefined, (users) =>
      users.where((user) => user.or([user('name', 'ilike', like), user('email', 'ilike', like)])),
    )
    .$if(role !== undefined, (users) => users.where(sql`${role}::text`, '=', sql`ANY (${roleNames})`))
    .$if(suspended !== undefined, (users) => users.where('suspended_at', suspended ? 'is not' : 'is', null))
}

type UserRow = Omit<ManagedUserResource, 'created_at' | 'suspended_at'> & {
  created_at: Date
  suspended_at: Date | null
}

const toManagedUser = ({ created_at, suspended_at, ...row }: UserRow): ManagedUserResource => ({
  ...row,
  created_at: created_at.toISOString(),
  suspended_at: suspended_at?.toISOString() ?? null,
})
