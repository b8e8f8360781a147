import { sql } from 'kysely'
import { listRoleNames } from '#modules/access/index.ts'
import type { PlatformTx, TenantTx } from '#platform/database/transactions.ts'
import type { UserResource } from './accounts.schemas.ts'

export function findAccountByEmail(tx: PlatformTx, email: string) {
  return tx
    .selectFrom('users')
    .select(['id', 'password_hash'])
    .where(sql`lower(email)`, '=', sql`lower(${email})`)
    .executeTakeFirst()
}

export async function getUser(tx: PlatformTx | TenantTx, id: number): Promise<UserResource> {
  const user = await tx
    .selectFrom('users')
    .select(['id', 'name', 'email', 'created_at'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return { ...user, created_at: user.created_at.toISOString(), roles: await listRoleNames(tx, id) }
}
