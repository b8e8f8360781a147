import { setTimeout as delay } from 'node:timers/promises'
import { sql } from 'kysely'
import { hashPassword, registeringFrom } from '#modules/identity/accounts/index.ts'
import { mailKnownBuyer, requestBuyerMail } from '#modules/sales/buyer-mails/index.ts'
import { askedFrom, type Database, type PlatformTx, withPlatform } from '#platform/database/transactions.ts'
import { foldAddress } from '#platform/mail/fold-address.ts'
import { announceFor } from '#platform/outbox/announce.ts'
import { buyerRegistered } from './buyers.events.ts'
import type { RegisterBuyerRequest } from './buyers.schemas.ts'

/** Many times what the work takes, so that the answer leaves at the same moment whatever there was to do. */
const answersAfterMs = 250

/**
 * Opens an account, or notifies the owner of the one that there is by mail. Whoever asks hears the same: only the mailbox says
 * whether an address has an account here.
 */
export async function registerBuyer(
  database: Database,
  shop: number,
  request: RegisterBuyerRequest,
  address: string,
): Promise<void> {
  const { email } = request
  const passwordHash = await hashPassword(request.password, registeringFrom(address))
  const registered = withPlatform(askedFrom(database, address), async (tx) => {
    const id = await insertBuyer(tx, shop, request, passwordHash)
    if (id === undefined) return mailOwner(tx, shop, email)
    await requestBuyerMail(tx, { shop, buyerId: id, email }, 'buyer-verification')
    await announceFor(tx, shop, buyerRegistered(id))
  })
  await Promise.all([registered, delay(answersAfterMs)])
}

async function insertBuyer(
  tx: PlatformTx,
  shop: number,
  { name, email, locale, marketing_consent }: RegisterBuyerRequest,
  passwordHash: string,
): Promise<number | undefined> {
  const consent = marketing_consent && { marketing_source: 'registration', marketing_at: sql<Date>`now()` }
  const inserted = await tx
    .insertInto('buyers')
    .values({
      user_id: shop,
      name,
      email,
      locale: locale ?? null,
      password_hash: passwordHash,
      marketing_consent,
      ...consent,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return inserted?.id
}

async function mailOwner(tx: PlatformTx, shop: number, email: string): Promise<void> {
  const known = await tx
    .selectFrom('buyers')
    .select(['id', 'email'])
    .where('user_id', '=', shop)
    .where(sql`fold_address(email)`, '=', foldAddress(email))
    .executeTakeFirst()
  if (known?.email != null) await mailKnownBuyer(tx, { shop, buyerId: known.id, email: known.email })
}
