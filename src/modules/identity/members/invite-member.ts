import { sql } from 'kysely'
import type { Actor } from '#modules/identity/access/index.ts'
import { allowInvitation } from '#modules/identity/account-mails/index.ts'
import { recordAudit } from '#modules/identity/audit/index.ts'
import type { PlatformTx } from '#platform/database/transactions.ts'
import { validationFailed } from '#platform/http/failure.ts'
import { foldAddress } from '#platform/mail/fold-address.ts'
import { announceFor } from '#platform/outbox/announce.ts'
import { holdMembers } from './hold-members.ts'
import { alreadyMember, shopFull } from './members.errors.ts'
import { memberInvitedEvent } from './members.events.ts'
import { getInvitation, getShopRole } from './members.queries.ts'
import type { InvitationResource, InviteMemberRequest } from './members.schemas.ts'

const maxPeople = 100
const validDays = 7

/** Has a mail sent to the address. Who is invited a second time gets a new token, and the one before is worth nothing. */
export async function inviteMember(
  tx: PlatformTx,
  actor: Actor,
  { email, role: named }: InviteMemberRequest,
): Promise<InvitationResource> {
  const { shopId, userId } = actor
  const requireWithin = await holdMembers(tx, actor)
  const role = await getShopRole(tx, named)
  await requireWithin(role)
  await refuseWhoIsThere(tx, shopId, email)
  await allowInvitation(tx, shopId, email)
  const { rows } = await sql<{ id: number }>`
    INSERT INTO shop_invitations (user_id, email, role_id, invited_by, expires_at)
    VALUES (${shopId}, ${email}, ${role.id}, ${userId}, now() + ${validDays} * interval '1 day')
    ON CONFLICT (user_id, fold_address(email)) DO UPDATE SET email = excluded.email, role_id = excluded.role_id,
      invited_by = excluded.invited_by, token_hashes = '{}', created_at = now(), expires_at = excluded.expires_at
    RETURNING id`.execute(tx)
  const { id } = rows[0] as { id: number }
  await announceFor(tx, shopId, { event: memberInvitedEvent, payload: { recipient: email, invitation_id: id } })
  // No address: the log cannot be written over.
  const subject = { type: 'invitations', id, ownerId: shopId }
  await recordAudit(tx, { by: actor, action: 'members.invite', subject, after: { role: role.name } })
  return getInvitation(tx, { shopId, id })
}

async function refuseWhoIsThere(tx: PlatformTx, shopId: number, email: string): Promise<void> {
  const { rows } = await sql<{ keeper: boolean; member: boolean; people: number }>`
    WITH addressed AS (SELECT id FROM users WHERE fold_address(email) = ${foldAddress(email)})
    SELECT EXISTS (SELECT FROM addressed WHERE id = ${shopId}) AS keeper,
      EXISTS (SELECT FROM addressed JOIN shop_members ON member_id = id WHERE user_id = ${shopId}) AS member,
      (SELECT count(*) FROM shop_members WHERE user_id = ${shopId})
        + (SELECT count(*) FROM shop_invitations WHERE user_id = ${shopId} AND fold_address(email) <> ${foldAddress(email)}) AS people`.execute(
    tx,
  )
  const found = rows[0] as { keeper: boolean; member: boolean; people: number }
  if (found.keeper) throw ownAddress()
  if (found.member) throw alreadyMember()
  if (found.people >= maxPeople) throw shopFull(maxPeople)
}

const ownAddress = () => validationFailed({ email: ["The email field is the address of the shop's own user."] })
