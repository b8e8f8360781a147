import type { Actor } from '#modules/identity/access/index.ts'
import { recordAudit } from '#modules/identity/audit/index.ts'
import type { PlatformTx } from '#platform/database/transactions.ts'
import { holdMembers } from './hold-members.ts'
import { getInvitation } from './members.queries.ts'

/** Its token is worth nothing from here on, also where its mail has not gone out yet. */
export async function withdrawInvitation(tx: PlatformTx, actor: Actor, id: number): Promise<void> {
  const { shopId } = actor
  await holdMembers(tx, actor)
  const { role } = await getInvitation(tx, { shopId, id })
  await tx.deleteFrom('shop_invitations').where('user_id', '=', shopId).where('id', '=', id).execute()
  const subject = { type: 'invitations', id, ownerId: shopId }
  await recordAudit(tx, { by: actor, action: 'members.withdraw-invitation', subject, before: { role } })
}
