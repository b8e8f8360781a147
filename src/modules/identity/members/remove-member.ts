import type { Actor } from '#modules/identity/access/index.ts'
import { recordAudit } from '#modules/identity/audit/index.ts'
import type { PlatformTx } from '#platform/database/transactions.ts'
import { holdMembers, lockMembers } from './hold-members.ts'
import { keeperStays } from './members.errors.ts'
import { lockMember } from './members.queries.ts'

interface InShop {
  shopId: number
  id: number
}

/** Ends the membership, and with it the member's tokens for the shop and all that is open in it. */
export async function removeMember(tx: PlatformTx, actor: Actor, id: number): Promise<void> {
  const { shopId } = actor
  const requireWithin = await holdMembers(tx, actor)
  if (id === shopId) throw keeperStays()
  const role = await lockMember(tx, { shopId, id })
  await requireWithin(role)
  await endMembership(tx, { shopId, id })
  const subject = { type: 'members', id, ownerId: shopId }
  await recordAudit(tx, { by: actor, action: 'members.remove', subject, before: { role: role.name } })
}

/** Everybody may leave a shop that is not their own, whatever their role. */
export async function leaveShop(tx: PlatformTx, actor: Actor, shopId: number): Promise<void> {
  if (shopId === actor.userId) throw keeperStays()
  await lockMembers(tx, shopId)
  const id = actor.userId
  const { name: role } = await lockMember(tx, { shopId, id })
  await endMembership(tx, { shopId, id })
  const subject = { type: 'members', id, ownerId: shopId }
  await recordAudit(tx, { by: actor, action: 'members.leave', subject, before: { role } })
}

async function endMembership(tx: PlatformTx, { shopId, id }: InShop): Promise<void> {
  await tx.deleteFrom('shop_members').where('user_id', '=', shopId).where('member_id', '=', id).execute()
  await withdrawInvitationsBy(tx, { shopId, id })
}

/** What somebody invited in a role that they have no more. */
export async function withdrawInvitationsBy(tx: PlatformTx, { shopId, id }: InShop): Promise<void> {
  await tx.deleteFrom('shop_invitations').where('user_id', '=', shopId).where('invited_by', '=', id).execute()
}
