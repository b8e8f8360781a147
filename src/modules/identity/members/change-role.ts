import type { Actor } from '#modules/identity/access/index.ts'
import { recordAudit } from '#modules/identity/audit/index.ts'
import type { PlatformTx } from '#platform/database/transactions.ts'
import { holdMembers } from './hold-members.ts'
import { keeperStays, ownRoleKept } from './members.errors.ts'
import { getMember, getShopRole, lockMember } from './members.queries.ts'
import type { MemberResource } from './members.schemas.ts'
import { withdrawInvitationsBy } from './remove-member.ts'

/** Holds from the member's next request; what they have open in the shop ends. */
export async function changeRole(
  tx: PlatformTx,
  actor: Actor,
  { id, role }: { id: number; role: string },
): Promise<MemberResource> {
  const { shopId } = actor
  const requireWithin = await holdMembers(tx, actor)
  if (id === shopId) throw keeperStays()
  const before = await lockMember(tx, { shopId, id })
  if (id === actor.userId) throw ownRoleKept()
  const after = await getShopRole(tx, role)
  await requireWithin(before)
  await requireWithin(after)
  if (before.id !== after.id) {
    await tx
      .updateTable('shop_members')
      .set({ role_id: after.id })
      .where('user_id', '=', shopId)
      .where('member_id', '=', id)
      .execute()
    await withdrawInvitationsBy(tx, { shopId, id })
  }
  const member = await getMember(tx, { shopId, id })
  const subject = { type: 'members', id, ownerId: shopId }
  const roles = { before: { role: before.name }, after: { role: after.name } }
  await recordAudit(tx, { by: actor, action: 'members.update', subject, ...roles })
  return member
}
