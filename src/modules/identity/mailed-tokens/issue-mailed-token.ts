import { sql } from 'kysely'
import { type Database, withPlatform } from '#platform/database/transactions.ts'
import { mintMailedToken, validForMs } from './mailed-token.ts'
import type { MailedTokenRequest } from './request-mailed-token.ts'

/**
 * Makes the token for a mail that is about to be sent, and answers its plain text, which from here on exists in that
 * mail alone. Each attempt at sending gets one of its own: all of them hold until one is used.
 */
export async function issueMailedToken(database: Database, request: MailedTokenRequest): Promise<string> {
  const { userId, email, purpose } = request
  const { plainText, hash } = mintMailedToken(userId)
  const expires_at = new Date(Date.now() + validForMs[purpose])
  await withPlatform(database, (tx) =>
    tx
      .insertInto('mailed_tokens')
      .values({ user_id: userId, purpose, email, token_hashes: [hash], expires_at })
      .onConflict((conflict) =>
        conflict
          .columns(['user_id', 'purpose'])
          .doUpdateSet({ token_hashes: sql`mailed_tokens.token_hashes || excluded.token_hashes`, expires_at })
          // A mail that was held up while the user moved to another address proves nothing about the new one.
          .where(sql<boolean>`fold_address(mailed_tokens.email) = fold_address(excluded.email)`),
      )
      .execute(),
  )
  return plainText
}
