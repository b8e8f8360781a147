import { sql } from 'kysely'
import { type PaymentProvider, ProviderRefused } from '#modules/sales/payment-providers/index.ts'
import { toMinor } from '#modules/sales/pricing/index.ts'
import { type TenantTx, withTenant } from '#platform/database/transactions.ts'
import { failAttempt } from './end-attempt.ts'
import { lockPayment, type OnlinePayment, readOnlinePayment } from './online-payment.ts'
import type { Settlement } from './settle-payment.ts'

interface Which {
  userId: number
  id: number
}

/**
 * Opens a payment at its provider, whose row is there already: whoever ended in between finds the same payment again by its key. Throws
 * what the provider threw where nobody knows whether it was opened; one that it refuses has failed.
 */
export async function startAtProvider({ database, providers }: Settlement, { userId, id }: Which): Promise<void> {
  const begun = await withTenant(database, userId, (tx) => readBegun(tx, id), 'reading')
  if (begun === undefined || begun.payment.state !== 'created') return
  const provider = providers.find(begun.payment.provider)
  if (provider === undefined) throw new Error(`There is no payment provider '${begun.payment.provider}' here any more.`)
  try {
    const { ref, next } = await provider.start(toStart(begun))
    await withTenant(database, userId, (tx) => keepRef(tx, id, { ref, next }))
  } catch (error) {
    if (!(error instanceof ProviderRefused)) throw error
    await withTenant(database, userId, async (tx) => {
      const locked = await lockPayment(tx, id)
      if (locked?.payment.state === 'created') await failAttempt(tx, locked, error.message)
    })
  }
}

interface Begun {
  payment: OnlinePayment
  shop: { name: string; locale: string; hold_ends_at: Date | null }
}

async function readBegun(tx: TenantTx, id: number): Promise<Begun | undefined> {
  const payment = await readOnlinePayment(tx, id)
  if (payment === undefined) return undefined
  const { rows } = await sql<Begun['shop']>`
    SELECT name, locale, hold_ends_at FROM shops JOIN carts USING (user_id)
    WHERE user_id = ${tx.userId} AND carts.id = ${payment.cart_id}`.execute(tx)
  const shop = rows[0]
  return shop && { payment, shop }
}

function toStart({ payment, shop }: Begun): Parameters<PaymentProvider['start']>[0] {
  const { key, amount, currency, quote, return_url, account_ref, scenario } = payment
  return {
    key,
    shop,
    amount: toMinor(amount),
    currency,
    email: quote.order.email ?? '',
    returnUrl: return_url,
    holdEndsAt: shop.hold_ends_at ?? new Date(),
    account: account_ref,
    scenario,
  }
}

const firstLookSeconds = 15

/** One that was cancelled meanwhile keeps its reference all the same: it may be paid. */
async function keepRef(tx: TenantTx, id: number, { ref, next }: { ref: string; next: unknown }): Promise<void> {
  await sql`
    UPDATE payments SET provider_ref = ${ref}, next = ${JSON.stringify(next)}::jsonb, updated_at = now(),
      state = CASE WHEN state = 'created' THEN 'pending' ELSE state END,
      due_at = CASE WHEN state = 'created' THEN now() + make_interval(secs => ${firstLookSeconds}) ELSE due_at END
    WHERE user_id = ${tx.userId} AND id = ${id} AND provider_ref IS NULL`.execute(tx)
}
