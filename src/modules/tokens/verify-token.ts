import type { PlatformTx } from '#platform/database/transactions.ts'
import { hashSecret, parseToken, sameHash } from './token-format.ts'

export interface VerifiedToken {
  id: number
  userId: number
  abilities: string[]
}

/** The token behind its plain text, or undefined when it is malformed, unknown, revoked or expired. */
export async function verifyToken(tx: PlatformTx, plainText: string): Promise<VerifiedToken | undefined> {
  const parsed = parseToken(plainText)
  if (parsed === undefined) return undefined
  const token = await tx
    .selectFrom('personal_access_tokens')
    .select(['id', 'user_id', 'token_hash', 'abilities', 'expires_at'])
    .where('id', '=', parsed.id)
    .executeTakeFirst()
  if (token === undefined || !sameHash(token.token_hash, hashSecret(parsed.secret))) return undefined
  if (token.expires_at !== null && token.expires_at.getTime() <= Date.now()) return undefined
  return { id: token.id, userId: token.user_id, abilities: token.abilities }
}
