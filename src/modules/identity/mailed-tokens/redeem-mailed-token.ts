import { sql } from 'kysely'
import type { PlatformTx } from '#platform/database/transactions.ts'
import { type Purpose, parseMailedToken } from './mailed-token.ts'

/** Whose token it is, and the mailbox that its bearer can read. */
export interface ProvenMailbox {
  userId: number
  email: string
}

/** Whether the token would be taken: for who has costly work to do first. */
export async function findMailbox(tx: PlatformTx, purpose: Purpose, token: string): Promise<ProvenMailbox | undefined> {
  const parsed = parseMailedToken(token)
  if (parsed === undefined) return undefined
  return tx
    .selectFrom('mailed_tokens')
    .select(['user_id as userId', 'email'])
    .where('user_id', '=', parsed.userId)
    .where('purpose', '=', purpose)
    .where(holds(parsed.hash))
    .executeTakeFirst()
}

/** Takes the token, once: with it go the others of its user and purpose. Undefined when it does not hold (any more). */
export async function redeemMailedToken(
  tx: PlatformTx,
  purpose: Purpose,
  token: string,
): Promise<ProvenMailbox | undefined> {
  const parsed = parseMailedToken(token)
  if (parsed === undefined) return undefined
  return tx
    .deleteFrom('mailed_tokens')
    .where('user_id', '=', parsed.userId)
    .where('purpose', '=', purpose)
    .where(holds(parsed.hash))
    .returning(['user_id as userId', 'email'])
    .executeTakeFirst()
}

/** Ends the tokens that are out, as when the password was changed in another way. */
export async function revokeMailedTokens(tx: PlatformTx, userId: number, purpose: Purpose): Promise<void> {
  await tx.deleteFrom('mailed_tokens').where('user_id', '=', userId).where('purpose', '=', purpose).execute()
}

const holds = (hash: Buffer) => sql<boolean>`${hash} = ANY (token_hashes) AND expires_at > now()`
