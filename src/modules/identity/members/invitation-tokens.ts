import { sql } from 'kysely'
import { mintMailedToken, parseMailedToken } from '#modules/identity/mailed-tokens/index.ts'
import { type Database, type PlatformTx, withPlatform } from '#platform/database/transactions.ts'

/** What the mail of an invitation says. */
export interface InvitationMail {
  token: string
  shop_name: string
  inviter_name: string
  role: string
}

/**
 * Makes the token for a mail that is about to be sent: from here on it exists in that mail alone. Each attempt at sending gets one
 * of its own. For one that was taken back no mail is made.
 */
export async function issueInvitationToken(
  database: Database,
  { shopId, invitationId }: { shopId: number; invitationId: number },
): Promise<InvitationMail> {
  const { plainText: token, hash } = mintMailedToken(shopId)
  return withPlatform(database, async (tx) => {
    const { rows } = await sql<Omit<InvitationMail, 'token'>>`
      UPDATE shop_invitations SET token_hashes = token_hashes || ${hash}::bytea
      WHERE user_id = ${shopId} AND id = ${invitationId}
      RETURNING (SELECT name FROM shops WHERE shops.user_id = ${shopId}) AS shop_name,
        (SELECT name FROM users WHERE users.id = invited_by) AS inviter_name,
        (SELECT name FROM shop_roles WHERE shop_roles.id = role_id) AS role`.execute(tx)
    const [invitation] = rows
    if (invitation === undefined) throw new Error('The invitation was taken back.')
    return { token, ...invitation }
  })
}

export interface Invitation {
  id: number
  shopId: number
  email: string
  roleId: number
  role: string
  invitedBy: number
}

/** The invitation that the token was mailed for, as long as it lasts. */
export async function findInvitation(tx: PlatformTx, token: string): Promise<Invitation | undefined> {
  const parsed = parseMailedToken(token)
  if (parsed === undefined) return undefined
  const { rows } = await sql<Invitation>`
    SELECT shop_invitations.id, user_id AS "shopId", email, role_id AS "roleId", shop_roles.name AS role,
      invited_by AS "invitedBy"
    FROM shop_invitations JOIN shop_roles ON shop_roles.id = role_id
    WHERE user_id = ${parsed.userId} AND ${parsed.hash} = ANY (token_hashes) AND expires_at > now()`.execute(tx)
  return rows[0]
}
