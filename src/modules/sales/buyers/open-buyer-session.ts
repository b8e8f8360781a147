import { sql } from 'kysely'
import {
  checkPassword,
  invalidCredentials,
  type LoginThrottle,
  signingInFrom,
} from '#modules/identity/accounts/index.ts'
import { hashOfToken } from '#modules/sales/carts/index.ts'
import { askedFrom, type Database, type TenantTx, withTenant } from '#platform/database/transactions.ts'
import { foldAddress } from '#platform/mail/fold-address.ts'
import { getBuyerById } from './asking-buyer.ts'
import { newBuyerToken } from './buyer-token.ts'
import type { BuyerSession, OpenBuyerSessionRequest } from './buyers.schemas.ts'
import { joinGuestOrders } from './join-guest-orders.ts'

interface SignIn {
  shop: number
  credentials: OpenBuyerSessionRequest
  throttle: LoginThrottle
  address: string
}

/** A wrong address and a wrong password are the same answer in the same time. */
export async function openBuyerSession(
  database: Database,
  { shop, credentials: { email, password }, throttle, address }: SignIn,
): Promise<BuyerSession> {
  const asked = askedFrom(database, address)
  const known = await checkPassword({ password, throttle, turn: signingInFrom(address) }, () =>
    withTenant(asked, shop, (tx) => findBuyer(tx, email)),
  )
  if (known === undefined) throw invalidCredentials()
  const token = newBuyerToken()
  return withTenant(asked, shop, async (tx) => {
    await lockUnchanged(tx, known)
    await tx
      .insertInto('buyer_tokens')
      .values({ user_id: shop, buyer_id: known.id, token_hash: Buffer.from(hashOfToken(token), 'hex') })
      .execute()
    await joinGuestOrders(tx, shop, known.id)
    return { buyer: await getBuyerById(tx, known.id), token }
  })
}

interface Credentials {
  id: number
  password_hash: string
}

async function findBuyer(tx: TenantTx, email: string): Promise<Credentials | undefined> {
  const { rows } = await sql<Credentials>`
    SELECT id, password_hash FROM buyers
    WHERE user_id = ${tx.userId} AND fold_address(email) = ${foldAddress(email)}`.execute(tx)
  return rows[0]
}

/** A new password that comes meanwhile waits, and then ends the token that is made here, or has come first, and none is made. */
async function lockUnchanged(tx: TenantTx, { id, password_hash }: Credentials): Promise<void> {
  const { rows } = await sql`
    SELECT FROM buyers WHERE user_id = ${tx.userId} AND id = ${id} AND password_hash = ${password_hash}
    FOR NO KEY UPDATE`.execute(tx)
  if (rows.length === 0) throw invalidCredentials()
}
