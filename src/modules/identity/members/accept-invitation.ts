import { sql } from 'kysely'
import { type Actor, covers, listHeldInShop, permissionsInShop } from '#modules/identity/access/index.ts'
import { recordAudit } from '#modules/identity/audit/index.ts'
import type { PlatformTx } from '#platform/database/transactions.ts'
import { isSameAddress } from '#platform/mail/fold-address.ts'
import { lockMembers } from './hold-members.ts'
import { findInvitation, type Invitation } from './invitation-tokens.ts'
import { alreadyMember, invitationRefused, keeperStays, otherAddress } from './members.errors.ts'
import { getShopRole, listOwnShops } from './members.queries.ts'
import type { OwnShopResource } from './members.schemas.ts'

/** Takes the invitation, once. It takes both: the token that was mailed to the address, and the account of that address. */
export async function acceptInvitation(tx: PlatformTx, actor: Actor, token: string): Promise<OwnShopResource> {
  const { userId } = actor
  const found = await findInvitation(tx, token)
  if (found === undefined) throw invitationRefused()
  await lockMembers(tx, found.shopId)
  // It may have been taken, or taken back, while this one waited.
  const invitation = await findInvitation(tx, token)
  if (invitation === undefined) throw invitationRefused()
  const { shopId, id, role, roleId, invitedBy } = invitation
  const account = await tx.selectFrom('users').select('email').where('id', '=', userId).executeTakeFirstOrThrow()
  if (!isSameAddress(account.email, invitation.email)) throw otherAddress()
  if (userId === shopId) throw keeperStays()
  if (!(await stands(tx, invitation))) throw invitationRefused()
  const { numInsertedOrUpdatedRows: joined } = await tx
    .insertInto('shop_members')
    .values({ user_id: shopId, member_id: userId, role_id: roleId })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (joined !== 1n) throw alreadyMember()
  await tx.deleteFrom('shop_invitations').where('user_id', '=', shopId).where('id', '=', id).execute()
  const { rows } = await listOwnShops(tx, { userId, only: shopId }, { page: 1, per_page: 1 })
  const subject = { type: 'members', id: userId, ownerId: shopId }
  await recordAudit(tx, { by: actor, action: 'members.join', subject, after: { role, invited_by: invitedBy } })
  return rows[0] as OwnShopResource
}

/**
 * Whether who invited could still do so: an invitation that somebody sent to a friend, or to themselves under another address, is
 * no way back in once they have left, or have lost what it gives.
 */
async function stands(tx: PlatformTx, { shopId, invitedBy, role }: Invitation): Promise<boolean> {
  const { rows } = await sql`
    SELECT FROM users WHERE id IN (${shopId}, ${invitedBy}) AND suspended_at IS NOT NULL`.execute(tx)
  if (rows.length > 0) return false
  const held = await listHeldInShop(tx, { shopId, userId: invitedBy })
  const { permissions } = await getShopRole(tx, role)
  const given = await permissionsInShop(tx, shopId, permissions)
  return ['members.manage', ...given].every((permission) => covers(held, permission))
}
