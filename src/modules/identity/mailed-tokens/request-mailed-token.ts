import { sql } from 'kysely'
import type { PlatformTx } from '#platform/database/transactions.ts'
import { announceFor } from '#platform/outbox/announce.ts'
import type { Purpose } from './mailed-token.ts'
import { mailedTokenEvents } from './mailed-tokens.events.ts'

export interface MailedTokenRequest {
  userId: number
  email: string
  purpose: Purpose
}

/**
 * Has a mail with a token sent, and ends the tokens of earlier ones. Within a minute of the last request for the same
 * address it does nothing: whoever asks again and again fills nobody's mailbox.
 */
export async function requestMailedToken(tx: PlatformTx, { userId, email, purpose }: MailedTokenRequest) {
  const requested = await tx
    .insertInto('mailed_tokens')
    .values({ user_id: userId, purpose, email })
    .onConflict((conflict) =>
      conflict
        .columns(['user_id', 'purpose'])
        .doUpdateSet({ email, requested_at: sql`now()`, token_hashes: [], expires_at: null })
        .where(
          sql<boolean>`mailed_tokens.requested_at < now() - interval '1 minute'
            OR lower(mailed_tokens.email) <> lower(excluded.email)`,
        ),
    )
    .returning('user_id')
    .executeTakeFirst()
  if (requested !== undefined) await announceFor(tx, userId, { event: mailedTokenEvents[purpose], payload: {} })
}
