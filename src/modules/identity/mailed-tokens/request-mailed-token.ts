import { sql } from 'kysely'
import { allowMail } from '#modules/identity/account-mails/index.ts'
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
 * Has a mail with a token sent, and ends the tokens of earlier ones. Within a minute of the last mail to the
 * same address it does nothing: whoever asks again and again fills nobody's mailbox.
 */
export async function requestMailedToken(tx: PlatformTx, { userId, email, purpose }: MailedTokenRequest) {
  if (!(await allowMail(tx, { userId, purpose, recipient: email }))) return
  await tx
    .insertInto('mailed_tokens')
    .values({ user_id: userId, purpose, email })
    .onConflict((conflict) =>
      conflict
        .columns(['user_id', 'purpose'])
        .doUpdateSet({ email, requested_at: sql`now()`, token_hashes: [], expires_at: null }),
    )
    .execute()
  await announceFor(tx, userId, { event: mailedTokenEvents[purpose], payload: { recipient: email } })
}
