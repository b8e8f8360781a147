import type { PlatformTx } from '#platform/database/transactions.ts'
import { hashSecret, parseToken, sameHash } from './token-format.ts'

export interface VerifiedToken {
  id: number
  userId: number
  abilities: string[]
  /** The one shop that it opens; null where each request may choose. */
  shopId: number | null
  /** Milliseconds since the epoch; Infinity when it never ends by itself. */
  endsAt: number
}

export interface TokenLimits {
  /** A limit for all tokens, whatever they say of themselves; undefined for none. */
  maxAgeMinutes: number | undefined
}

/** The token behind its plain text, or undefined when it is malformed, unknown, revoked or expired, or its owner suspended. */
export async function verifyToken(
  tx: PlatformTx,
  plainText: string,
  { maxAgeMinutes }: TokenLimits,
): Promise<VerifiedToken | undefined> {
  const parsed = parseToken(plainText)
  if (parsed === undefined) return undefined
  const token = await tx
    .selectFrom('personal_access_tokens as token')
    .innerJoin('users', 'users.id', 'token.user_id')
    .select(['token.id', 'user_id', 'token_hash', 'abilities', 'shop_id', 'expires_at', 'token.created_at'])
    .where('token.id', '=', parsed.id)
    .where('users.suspended_at', 'is', null)
    .executeTakeFirst()
  if (token === undefined || !sameHash(token.token_hash, hashSecret(parsed.secret))) return undefined
  const endsAt = Math.min(
    token.expires_at?.getTime() ?? Number.POSITIVE_INFINITY,
    maxAgeMinutes === undefined ? Number.POSITIVE_INFINITY : token.created_at.getTime() + maxAgeMinutes * 60_000,
  )
  if (endsAt <= Date.now()) return undefined
  const { id, user_id: userId, abilities, shop_id: shopId } = token
  return { id, userId, abilities, shopId, endsAt }
}
