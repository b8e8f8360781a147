import { setTimeout as delay } from 'node:timers/promises'
import { sql } from 'kysely'
import { hashPassword, signingInFrom } from '#modules/identity/accounts/index.ts'
import {
  buyerPasswordChangedEvent,
  findProvenAddress,
  mailBuyer,
  redeemBuyerMailToken,
  requestBuyerMail,
} from '#modules/sales/buyer-mails/index.ts'
import { askedFrom, type Database, withPlatform } from '#platform/database/transactions.ts'
import { foldAddress } from '#platform/mail/fold-address.ts'
import { mailedTokenRefused } from './buyers.errors.ts'
import type { ResetBuyerPasswordRequest } from './buyers.schemas.ts'
import { endAccess } from './end-access.ts'
import { joinGuestOrders } from './join-guest-orders.ts'

const answersAfterMs = 250

/** Sends the mail where there is an account to send it for, and lets nobody know whether there is. */
export async function requestBuyerReset(database: Database, shop: number, email: string): Promise<void> {
  const requested = withPlatform(database, async (tx) => {
    const { rows } = await sql<{ id: number; email: string }>`
      SELECT id, email FROM buyers
      WHERE user_id = ${shop} AND fold_address(email) = ${foldAddress(email)}`.execute(tx)
    if (rows[0] === undefined) return
    await requestBuyerMail(tx, { shop, buyerId: rows[0].id, email: rows[0].email }, 'buyer-password-reset')
  })
  await Promise.all([requested, delay(answersAfterMs)])
}

interface Reset extends ResetBuyerPasswordRequest {
  shop: number
  address: string
}

/** Whoever reads the mailbox gets the account: a new password, an address that is proven, and no way in left to anybody. */
export async function resetBuyerPassword(database: Database, { shop, address, token, password }: Reset): Promise<void> {
  const asked = askedFrom(database, address)
  const shown = { shop, purpose: 'buyer-password-reset', token } as const
  // Before the costly hash, so that made-up tokens cost us none.
  if ((await withPlatform(asked, (tx) => findProvenAddress(tx, shown))) === undefined) throw mailedTokenRefused()
  const passwordHash = await hashPassword(password, signingInFrom(address))
  await withPlatform(asked, async (tx) => {
    const proven = await redeemBuyerMailToken(tx, shown)
    if (proven === undefined) throw mailedTokenRefused()
    const { buyerId, email } = proven
    const { numAffectedRows = 0n } = await sql`
      UPDATE buyers SET password_hash = ${passwordHash}, verified_at = coalesce(verified_at, now()), updated_at = now()
      WHERE user_id = ${shop} AND id = ${buyerId} AND fold_address(email) = fold_address(${email})`.execute(tx)
    if (numAffectedRows === 0n) throw mailedTokenRefused()
    await endAccess(tx, shop, buyerId)
    await joinGuestOrders(tx, shop, buyerId)
    await mailBuyer(tx, { shop, buyerId, email }, buyerPasswordChangedEvent)
  })
}
