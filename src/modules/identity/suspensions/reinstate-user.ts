import { sql } from 'kysely'
import { type Actor, heldNow, lockAccess, requireOver } from '#modules/identity/access/index.ts'
import { recordAudit } from '#modules/identity/audit/index.ts'
import type { PlatformTx } from '#platform/database/transactions.ts'
import { notSuspended } from './suspensions.errors.ts'

/** The user may sign in again; the tokens of before stay revoked. */
export async function reinstateUser(tx: PlatformTx, userId: number, by: Actor | undefined): Promise<void> {
  await lockAccess(tx)
  if (by !== undefined) await requireOver(tx, await heldNow(tx, by), userId)
  const { numUpdatedRows } = await tx
    .updateTable('users')
    .set({ suspended_at: null, suspension_reason: null, updated_at: sql`now()` })
    .where('id', '=', userId)
    .where('suspended_at', 'is not', null)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw notSuspended()
  await recordAudit(tx, { by, action: 'users.reinstate', subject: { type: 'users', id: userId, ownerId: userId } })
}
