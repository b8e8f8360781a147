import { sql } from 'kysely'
import { type AuditActor, recordAudit } from '#modules/identity/audit/index.ts'
import { forgetExports } from '#modules/operations/transfers/index.ts'
import { buyerErased, buyerNotFound } from '#modules/sales/buyers/index.ts'
import type { PlatformTx } from '#platform/database/transactions.ts'
import { announceFor } from '#platform/outbox/announce.ts'
import { erasePapers } from './erase-papers.ts'
import { eraseSales } from './erase-sales.ts'
import { eraseTraces } from './erase-traces.ts'
import { readPersonalTexts } from './personal-texts.ts'

export interface Erasure {
  /** The user whose shop it is. */
  shop: number
  buyerId: number
  /** Undefined where the buyers do it themselves. */
  by: AuditActor | undefined
}

/** What is erased besides the account. */
export interface Erased {
  shop: number
  buyerId: number
  orders: number[]
  carts: number[]
  /** Everything by which the person could be found, as it was written. */
  texts: string[]
  email: string
  /** The address is theirs, and with it all that bears it. */
  isWide: boolean
}

/**
 * Leaves every sum, number and line of a ledger as it was, and nothing that names the buyer. Whoever registered with an address that
 * they never proved erases only what is the account's; the shop, which knows whom it speaks with, all that bears the address.
 */
export async function eraseBuyer(tx: PlatformTx, { shop, buyerId, by }: Erasure): Promise<void> {
  const buyer = await lockBuyer(tx, shop, buyerId)
  if (buyer.email === null) return
  const found = { shop, buyerId, email: buyer.email, isWide: by !== undefined || buyer.isProved }
  const { carts, orders } = await lockSales(tx, found)
  const erased: Erased = {
    ...found,
    carts,
    orders,
    texts: await readPersonalTexts(tx, { shop, buyerId, carts, orders }),
  }
  await eraseAccount(tx, erased)
  await eraseSales(tx, erased)
  await erasePapers(tx, erased)
  await eraseTraces(tx, erased)
  await forgetExports(tx, shop)
  await announceFor(tx, shop, buyerErased(buyerId))
  const subject = { type: 'buyers', id: buyerId, ownerId: shop }
  await recordAudit(tx, { by, action: 'buyers.erase', subject, after: { orders: orders.length } })
}

async function lockBuyer(tx: PlatformTx, shop: number, id: number) {
  const { rows } = await sql<{ email: string | null; isProved: boolean }>`
    SELECT email, verified_at IS NOT NULL AS "isProved" FROM buyers WHERE user_id = ${shop} AND id = ${id}
    FOR NO KEY UPDATE`.execute(tx)
  if (rows[0] === undefined) throw buyerNotFound()
  return rows[0]
}

/** Carts before orders, each by id, as everywhere: an order that is being made is waited for, and found. */
async function lockSales(tx: PlatformTx, { shop, buyerId, email, isWide }: Omit<Erased, 'orders' | 'carts' | 'texts'>) {
  const theirs = sql`(buyer_id = ${buyerId} OR (${isWide} AND buyer_id IS NULL AND fold_address(email) = fold_address(${email})))`
  const lock = async (table: 'carts' | 'orders', which: ReturnType<typeof sql>) => {
    const { rows } = await sql<{ id: number }>`
      SELECT id FROM ${sql.table(table)} WHERE user_id = ${shop} AND ${which} ORDER BY id FOR UPDATE`.execute(tx)
    return rows.map(({ id }) => id)
  }
  const carts = await lock(
    'carts',
    sql`(${theirs} OR id IN (SELECT cart_id FROM orders WHERE user_id = ${shop} AND ${theirs}))`,
  )
  return { carts, orders: await lock('orders', theirs) }
}

async function eraseAccount(tx: PlatformTx, { shop, buyerId }: Erased): Promise<void> {
  await sql`
    UPDATE buyers SET email = NULL, name = NULL, password_hash = NULL, locale = NULL, verified_at = NULL, marketing_consent = false,
      marketing_source = NULL, marketing_at = NULL, metadata = '{}', erased_at = now(), updated_at = now()
    WHERE user_id = ${shop} AND id = ${buyerId}`.execute(tx)
  for (const table of ['buyer_tokens', 'buyer_addresses', 'buyer_mailed_tokens'])
    await sql`DELETE FROM ${sql.table(table)} WHERE user_id = ${shop} AND buyer_id = ${buyerId}`.execute(tx)
}
