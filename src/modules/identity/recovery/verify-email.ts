import { sql } from 'kysely'
import { redeemMailedToken, requestMailedToken } from '#modules/identity/mailed-tokens/index.ts'
import { type Database, withPlatform } from '#platform/database/transactions.ts'
import { foldAddress } from '#platform/mail/fold-address.ts'
import { alreadyVerified, mailedTokenRefused } from './recovery.errors.ts'

/** Sends the mail (again) to the user's own address. */
export async function requestVerification(database: Database, userId: number): Promise<void> {
  await withPlatform(database, async (tx) => {
    const { email, email_verified_at } = await tx
      .selectFrom('users')
      .select(['email', 'email_verified_at'])
      .where('id', '=', userId)
      .executeTakeFirstOrThrow()
    if (email_verified_at !== null) throw alreadyVerified()
    await requestMailedToken(tx, { userId, email, purpose: 'email-verification' })
  })
}

/** The token proves the address it was sent to, and only while that is still the user's. */
export async function verifyEmail(database: Database, token: string): Promise<void> {
  await withPlatform(database, async (tx) => {
    const mailbox = await redeemMailedToken(tx, 'email-verification', token)
    if (mailbox === undefined) throw mailedTokenRefused()
    const { numUpdatedRows } = await tx
      .updateTable('users')
      .set({ email_verified_at: sql`now()` })
      .where('id', '=', mailbox.userId)
      .where(sql`fold_address(email)`, '=', foldAddress(mailbox.email))
      .where('suspended_at', 'is', null)
      .executeTakeFirst()
    if (numUpdatedRows === 0n) throw mailedTokenRefused()
  })
}
