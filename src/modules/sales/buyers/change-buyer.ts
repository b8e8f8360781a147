import { sql } from 'kysely'
import {
  checkPassword,
  hashPassword,
  signingInFrom,
  type ThrottleOptions,
  throttleLogin,
  wrongCurrentPassword,
} from '#modules/identity/accounts/index.ts'
import { buyerPasswordChangedEvent, mailBuyer, requestBuyerMail } from '#modules/sales/buyer-mails/index.ts'
import { type Database, type VisitorTx, withPlatform, withVisitor } from '#platform/database/transactions.ts'
import { isSameAddress } from '#platform/mail/fold-address.ts'
import { type AskedBuyer, getBuyer } from './asking-buyer.ts'
import { presentPasswordRequired } from './buyers.errors.ts'
import type { BuyerResource, UpdateBuyerRequest } from './buyers.schemas.ts'
import { endAccess } from './end-access.ts'

interface Asked extends Pick<AskedBuyer, 'visit'> {
  throttling: ThrottleOptions
  address: string
}

/** A new address or password takes the present password. An address becomes the account's once it was proved. */
export async function changeBuyer(
  database: Database,
  { visit, throttling, address }: Asked,
  { email, password, current_password, ...changes }: UpdateBuyerRequest,
): Promise<BuyerResource> {
  const { shop } = visit
  const before = await withVisitor(database, visit, getBuyer)
  const moves = email !== undefined && !isSameAddress(email, before.email)
  if (moves || password !== undefined) {
    const present = await confirmPassword(database, shop, before, { password: current_password, throttling, address })
    if (password !== undefined)
      await replacePassword(database, {
        visit,
        before,
        present,
        passwordHash: await hashPassword(password, signingInFrom(address)),
      })
  }
  if (moves) {
    const addressee = { shop, buyerId: before.id, email }
    await withPlatform(database, (tx) => requestBuyerMail(tx, addressee, 'buyer-verification'))
  }
  return withVisitor(database, visit, async (tx) => {
    await write(tx, before, changes)
    return getBuyer(tx)
  })
}

type Changes = Pick<UpdateBuyerRequest, 'name' | 'locale' | 'marketing_consent'>

async function write(tx: VisitorTx, { id, marketing_consent }: BuyerResource, changes: Changes): Promise<void> {
  const isNew = changes.marketing_consent !== undefined && changes.marketing_consent !== marketing_consent
  await tx
    .updateTable('buyers')
    .set({
      ...changes,
      updated_at: sql`now()`,
      ...(isNew && { marketing_source: 'account', marketing_at: sql`now()` }),
    })
    .where('user_id', '=', tx.userId)
    .where('id', '=', id)
    .execute()
}

interface Guess {
  password: string | undefined
  throttling: ThrottleOptions
  address: string
}

/** Guesses count with those at signing in: a stolen token is no way around that limit. Answers the hash that was proven. */
async function confirmPassword(
  database: Database,
  shop: number,
  { id, email }: BuyerResource,
  { password, throttling, address }: Guess,
): Promise<string> {
  if (password === undefined) throw presentPasswordRequired()
  const throttle = throttleLogin(throttling, throttledAs(shop, email), address)
  const confirmed = await checkPassword({ password, throttle, turn: signingInFrom(address) }, () =>
    withPlatform(database, async (tx) => {
      const { rows } = await sql<{ password_hash: string }>`
        SELECT password_hash FROM buyers WHERE user_id = ${shop} AND id = ${id} AND erased_at IS NULL`.execute(tx)
      return rows[0]
    }),
  )
  if (confirmed === undefined) throw wrongCurrentPassword()
  return confirmed.password_hash
}

/** The same address in two shops is two people. */
export const throttledAs = (shop: number, email: string) => `buyer of ${shop}: ${email.trim()}`

interface Replaced extends Pick<AskedBuyer, 'visit'> {
  before: BuyerResource
  present: string
  passwordHash: string
}

/** Ends every other way in. */
async function replacePassword(database: Database, { visit, before, present, passwordHash }: Replaced): Promise<void> {
  const { shop, buyer } = visit
  await withPlatform(database, async (tx) => {
    const { numAffectedRows = 0n } = await sql`
      UPDATE buyers SET password_hash = ${passwordHash}, updated_at = now()
      WHERE user_id = ${shop} AND id = ${before.id} AND password_hash = ${present}`.execute(tx)
    // It may have been changed in the meantime: then what was sent is not the present one any more.
    if (numAffectedRows === 0n) throw wrongCurrentPassword()
    await endAccess(tx, shop, before.id, buyer.tokenHash)
    await mailBuyer(tx, { shop, buyerId: before.id, email: before.email }, buyerPasswordChangedEvent)
  })
}
