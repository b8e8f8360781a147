import { sql } from 'kysely'
import { lockAdmins } from '#modules/access/index.ts'
import { revokeTokensOf } from '#modules/tokens/index.ts'
import type { PlatformTx } from '#platform/database/transactions.ts'
import { lastAdmin, ownSuspension, userNotFound } from './suspensions.errors.ts'
import type { SuspendUserRequest, SuspensionResource } from './suspensions.schemas.ts'

interface Suspension extends SuspendUserRequest {
  userId: number
  /** Who suspends. */
  by: number
}

/** Ends the user's tokens and lets no new one be made; a second time only the reason changes. */
export async function suspendUser(tx: PlatformTx, { userId, by, reason }: Suspension): Promise<SuspensionResource> {
  if (userId === by) throw ownSuspension()
  const admins = await lockAdmins(tx)
  if (admins.includes(userId) && admins.length === 1) throw lastAdmin()
  const suspended = await tx
    .updateTable('users')
    .set({ suspended_at: sql`coalesce(suspended_at, now())`, suspension_reason: reason, updated_at: sql`now()` })
    .where('id', '=', userId)
    .returning(sql<Date>`suspended_at`.as('suspended_at'))
    .executeTakeFirst()
  if (suspended === undefined) throw userNotFound()
  await revokeTokensOf(tx, userId)
  return { user_id: userId, reason, suspended_at: suspended.suspended_at.toISOString() }
}
