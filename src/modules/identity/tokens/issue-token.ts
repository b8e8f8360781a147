import type { PlatformTx, TenantTx } from '#platform/database/transactions.ts'
import { hashSecret, mintSecret, plainTextToken } from './token-format.ts'

export interface TokenRequest {
  userId: number
  name: string
  abilities?: string[]
  expiresAt?: Date
  /** The one shop that the token opens; without it, as signing in makes them, each that a request chooses. */
  shopId?: number
}

export interface IssuedToken {
  id: number
  /** `id|secret`, which exists nowhere else from here on. */
  plainText: string
}

export async function issueToken(
  tx: TenantTx | PlatformTx,
  { userId, name, abilities = ['*'], expiresAt, shopId }: TokenRequest,
): Promise<IssuedToken> {
  const secret = mintSecret()
  const { id } = await tx
    .insertInto('personal_access_tokens')
    .values({
      user_id: userId,
      name,
      token_hash: hashSecret(secret),
      abilities,
      expires_at: expiresAt ?? null,
      shop_id: shopId ?? null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return { id, plainText: plainTextToken(id, secret) }
}
