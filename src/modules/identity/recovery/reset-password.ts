import { setTimeout as delay } from 'node:timers/promises'
import { sql } from 'kysely'
import {
  findAccountByEmail,
  hashPassword,
  passwordChangedEvent,
  signingInFrom,
} from '#modules/identity/accounts/index.ts'
import { findMailbox, redeemMailedToken, requestMailedToken } from '#modules/identity/mailed-tokens/index.ts'
import { revokeTokensOf } from '#modules/identity/tokens/index.ts'
import { type Database, withPlatform } from '#platform/database/transactions.ts'
import { foldAddress } from '#platform/mail/fold-address.ts'
import { announceFor } from '#platform/outbox/announce.ts'
import { mailedTokenRefused } from './recovery.errors.ts'
import type { ResetPasswordRequest } from './recovery.schemas.ts'

/** Many times what the work takes, so that the answer leaves at the same moment whatever there was to do. */
const answersAfterMs = 250

/** Sends the mail where there is an account to send it for, and lets nobody know whether there is. */
export async function requestPasswordReset(database: Database, email: string): Promise<void> {
  const requested = withPlatform(database, async (tx) => {
    const account = await findAccountByEmail(tx, email)
    if (account === undefined || account.suspended_at !== null) return
    await requestMailedToken(tx, { userId: account.id, email: account.email, purpose: 'password-reset' })
  })
  await Promise.all([requested, delay(answersAfterMs)])
}

/** Whoever reads the mailbox gets the account: a new password, an address that is proven, and no token left to anybody. */
export async function resetPassword(
  database: Database,
  { token, password }: ResetPasswordRequest,
  address: string,
): Promise<void> {
  // Before the costly hash, so that made-up tokens cost us none.
  const promising = await withPlatform(database, (tx) => findMailbox(tx, 'password-reset', token))
  if (promising === undefined) throw mailedTokenRefused()
  const passwordHash = await hashPassword(password, signingInFrom(address))
  await withPlatform(database, async (tx) => {
    const mailbox = await redeemMailedToken(tx, 'password-reset', token)
    if (mailbox === undefined) throw mailedTokenRefused()
    const { numUpdatedRows } = await tx
      .updateTable('users')
      .set({
        password_hash: passwordHash,
        email_verified_at: sql`coalesce(email_verified_at, now())`,
        updated_at: sql`now()`,
      })
      .where('id', '=', mailbox.userId)
      .where(sql`fold_address(email)`, '=', foldAddress(mailbox.email))
      .where('suspended_at', 'is', null)
      .executeTakeFirst()
    if (numUpdatedRows === 0n) throw mailedTokenRefused()
    await revokeTokensOf(tx, mailbox.userId)
    await announceFor(tx, mailbox.userId, { event: passwordChangedEvent, payload: {} })
  })
}
