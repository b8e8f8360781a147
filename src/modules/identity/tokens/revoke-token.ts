import type { PlatformTx, TenantTx } from '#platform/database/transactions.ts'
import { notFound } from '#platform/http/failure.ts'

/** Ends one of the user's own tokens, with the next request on every process. */
export async function revokeToken(tx: TenantTx, id: number): Promise<void> {
  if (!(await endToken(tx, id))) throw notFound('There is no such token.')
}

/** The same for the token of the request itself. It may have ended since it opened the door: then all is as was asked. */
export async function endToken(tx: TenantTx, id: number): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('personal_access_tokens')
    .where('user_id', '=', tx.userId)
    .where('id', '=', id)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

/** Ends all of the user's tokens, the one in use included. */
export async function revokeAllTokens(tx: TenantTx): Promise<void> {
  await tx.deleteFrom('personal_access_tokens').where('user_id', '=', tx.userId).execute()
}

/** Ends a user's tokens on the operator's side or the system's: all of them, or all but the one that the user goes on with. */
export async function revokeTokensOf(tx: PlatformTx, userId: number, { except }: { except?: number } = {}) {
  await tx
    .deleteFrom('personal_access_tokens')
    .where('user_id', '=', userId)
    .$if(except !== undefined, (tokens) => tokens.where('id', '<>', except as number))
    .execute()
}
