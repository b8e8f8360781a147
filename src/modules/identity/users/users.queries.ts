import { sql } from 'kysely'
import type { PlatformTx } from '#platform/database/transactions.ts'
import { notFound } from '#platform/http/failure.ts'
import { queryBoolean, queryIds, text } from '#platform/http/fields.ts'
import { declareList, filter } from '#platform/lists/list.ts'
import { text as byName, integer, moment } from '#platform/lists/order.ts'
import { ManagedUserResource } from './users.schemas.ts'

const roleNames = `ARRAY(
  SELECT roles.name FROM user_roles JOIN roles ON roles.id = role_id WHERE user_id = users.id ORDER BY 1)`

const columns = [
  'id',
  'name',
  'email',
  'created_at',
  'suspended_at',
  'suspension_reason',
  `${roleNames} AS roles`,
  'ARRAY(SELECT permission FROM user_permissions WHERE user_id = users.id ORDER BY 1) AS direct_permissions',
]

export const userList = declareList({
  table: 'users',
  resource: ManagedUserResource,
  columns,
  sorts: {
    id: [integer('id')],
    name: [byName('name')],
    email: [byName('email')],
    created_at: [moment('created_at')],
  },
  initial: '-created_at',
  filters: {
    ids: filter(queryIds, 'id = ANY (?::bigint[])'),
    search: filter(
      text({ max: 255 }),
      'fold_text(name) LIKE holding_pattern(?::text) OR fold_text(email) LIKE holding_pattern(?::text)',
      (search) => search.trim(),
    ),
    role: filter(text({ min: 1, max: 255 }), `?::text = ANY (${roleNames})`),
    suspended: filter(queryBoolean, (suspended) => `suspended_at IS ${suspended ? 'NOT NULL' : 'NULL'}`),
  },
})

export async function getManagedUser(tx: PlatformTx, id: number): Promise<ManagedUserResource> {
  const { rows } = await sql<UserRow>`SELECT ${sql.raw(columns.join(', '))} FROM users WHERE id = ${id}`.execute(tx)
  if (rows[0] === undefined) throw notFound('There is no such user.')
  const { created_at, suspended_at, ...row } = rows[0]
  return { ...row, created_at: created_at.toISOString(), suspended_at: suspended_at?.toISOString() ?? null }
}

type UserRow = Omit<ManagedUserResource, 'created_at' | 'suspended_at'> & {
  created_at: Date
  suspended_at: Date | null
}
