import { sql } from 'kysely'
import { type Actor, heldNow, keepAnAdmin, requireOver } from '#modules/identity/access/index.ts'
import { recordAudit } from '#modules/identity/audit/index.ts'
import { revokeTokensOf } from '#modules/identity/tokens/index.ts'
import type { PlatformTx } from '#platform/database/transactions.ts'
import { ownSuspension, userNotFound } from './suspensions.errors.ts'
import type { SuspendUserRequest, SuspensionResource } from './suspensions.schemas.ts'

interface Suspension extends SuspendUserRequest {
  userId: number
  /** Nobody where the system's own command does it. */
  by: Actor | undefined
}

/** Ends the user's tokens and lets no new one be made; a second time only the reason changes. */
export async function suspendUser(tx: PlatformTx, { userId, by, reason }: Suspension): Promise<SuspensionResource> {
  if (userId === by?.userId) throw ownSuspension()
  await keepAnAdmin(tx, userId)
  if (by !== undefined) await requireOver(tx, await heldNow(tx, by), userId)
  const suspended = await tx
    .updateTable('users')
    .set({ suspended_at: sql`coalesce(suspended_at, now())`, suspension_reason: reason, updated_at: sql`now()` })
    .where('id', '=', userId)
    .returning(sql<Date>`suspended_at`.as('suspended_at'))
    .executeTakeFirst()
  if (suspended === undefined) throw userNotFound()
  await revokeTokensOf(tx, userId)
  const subject = { type: 'users', id: userId, ownerId: userId }
  await recordAudit(tx, { by, action: 'users.suspend', subject, after: { reason } })
  return { user_id: userId, reason, suspended_at: suspended.suspended_at.toISOString() }
}
