import { sql } from 'kysely'
import {
  buyerEmailChangedEvent,
  mailBuyer,
  redeemBuyerMailToken,
  requestBuyerMail,
} from '#modules/sales/buyer-mails/index.ts'
import { type Database, type PlatformTx, withPlatform } from '#platform/database/transactions.ts'
import { isSameAddress } from '#platform/mail/fold-address.ts'
import { alreadyVerified, emailTaken, mailedTokenRefused } from './buyers.errors.ts'
import type { BuyerResource } from './buyers.schemas.ts'
import { joinGuestOrders } from './join-guest-orders.ts'

/** Sends the mail (again) to the buyer's own address. */
export async function requestVerification(database: Database, shop: number, buyer: BuyerResource): Promise<void> {
  if (buyer.verified_at !== null) throw alreadyVerified()
  const addressee = { shop, buyerId: buyer.id, email: buyer.email }
  await withPlatform(database, (tx) => requestBuyerMail(tx, addressee, 'buyer-verification'))
}

/**
 * The token proves an address, and only to who is signed in to the account it was sent for: whoever gave a stranger's address to
 * an account of their own gains nothing by that stranger's click. An address that is not the account's yet becomes it.
 */
export async function verifyBuyer(database: Database, shop: number, buyerId: number, token: string): Promise<void> {
  await withPlatform(database, async (tx) => {
    const before = await lockEmail(tx, shop, buyerId)
    const proven = await redeemBuyerMailToken(tx, { shop, purpose: 'buyer-verification', token })
    if (proven === undefined || proven.buyerId !== buyerId) throw mailedTokenRefused()
    await sql`
      UPDATE buyers SET email = ${proven.email}, verified_at = now(), updated_at = now()
      WHERE user_id = ${shop} AND id = ${buyerId}`
      .execute(tx)
      .catch(refuseTaken)
    await joinGuestOrders(tx, shop, buyerId)
    if (!isSameAddress(before, proven.email))
      await mailBuyer(tx, { shop, buyerId, email: before }, buyerEmailChangedEvent)
  })
}

async function lockEmail(tx: PlatformTx, shop: number, id: number): Promise<string> {
  const { rows } = await sql<{ email: string }>`
    SELECT email FROM buyers WHERE user_id = ${shop} AND id = ${id} AND erased_at IS NULL FOR NO KEY UPDATE`.execute(tx)
  if (rows[0] === undefined) throw mailedTokenRefused()
  return rows[0].email
}

const uniqueViolation = '23505'

function refuseTaken(error: { code?: string }): never {
  throw error.code === uniqueViolation ? emailTaken() : error
}
