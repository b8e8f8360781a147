import { sql } from 'kysely'
import type { PlatformTx } from '#platform/database/transactions.ts'
import { conflict } from '#platform/http/failure.ts'

const adminRole = 'admin'

/** Changes of roles and permissions come one after the other, so that each decides on what the last one left. */
export async function lockAccess(tx: PlatformTx): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended('souk.access', 0))`.execute(tx)
}

/** Call it before this user stops being an admin, or is suspended: it refuses when nobody else could run the platform. */
export async function keepAnAdmin(tx: PlatformTx, userId: number): Promise<void> {
  await lockAccess(tx)
  const admins = await tx
    .selectFrom('user_roles')
    .innerJoin('roles', 'roles.id', 'user_roles.role_id')
    .innerJoin('users', 'users.id', 'user_roles.user_id')
    .select('user_roles.user_id')
    .where('roles.name', '=', adminRole)
    .where('users.suspended_at', 'is', null)
    .execute()
  const others = admins.filter((admin) => admin.user_id !== userId)
  if (others.length < admins.length && others.length === 0) {
    throw conflict('This is the last admin: make somebody else one first.')
  }
}
