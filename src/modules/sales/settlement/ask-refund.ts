import { sql } from 'kysely'
import { type PaymentProvider, type ProviderRefund, ProviderRefused } from '#modules/sales/payment-providers/index.ts'
import { bookRefunds } from '#modules/sales/payments/index.ts'
import { toMinor } from '#modules/sales/pricing/index.ts'
import { type TenantTx, withTenant } from '#platform/database/transactions.ts'
import { atProvider, lockPayment, type OnlinePayment, readOnlinePayment } from './online-payment.ts'
import type { Settlement } from './settle-payment.ts'

interface Which {
  userId: number
  id: number
}

interface Open {
  payment: OnlinePayment
  key: string
  amount: bigint
}

/** Has a refund made at its provider, once: it is asked again with the same key until it says yes or no. */
export async function askRefund({ database, providers }: Settlement, { userId, id }: Which): Promise<void> {
  const open = await withTenant(database, userId, (tx) => readOpen(tx, id), 'reading')
  const provider = open && providers.find(open.payment.provider)
  if (open === undefined || provider === undefined) return
  const said = await ask(provider, open)
  await withTenant(database, userId, async (tx) => {
    const locked = await lockPayment(tx, open.payment.id)
    if (locked !== undefined) await bookRefunds(tx, open.payment.id, said)
  })
}

async function ask(provider: PaymentProvider, { payment, amount, key }: Open): Promise<ProviderRefund[]> {
  try {
    return [await provider.refund(atProvider(payment), amount, key)]
  } catch (error) {
    if (!(error instanceof ProviderRefused)) throw error
    const refused = { ref: '', key, amount, state: 'failed', failure: error.message.slice(0, 1_000) } as const
    return [refused, ...(await madeElsewhere(provider, payment))]
  }
}

/** It may have been made at the provider's own site, and ours be refused for that. */
async function madeElsewhere(provider: PaymentProvider, payment: OnlinePayment): Promise<ProviderRefund[]> {
  try {
    return (await provider.read(atProvider(payment))).refunds
  } catch (error) {
    if (error instanceof ProviderRefused) return []
    throw error
  }
}

async function readOpen(tx: TenantTx, id: number): Promise<Open | undefined> {
  const { rows } = await sql<{ payment_id: number; key: string; amount: string }>`
    SELECT payment_id, key, amount::text FROM refunds
    WHERE user_id = ${tx.userId} AND id = ${id} AND state IN ('requested', 'pending')`.execute(tx)
  const row = rows[0]
  const payment = row && (await readOnlinePayment(tx, row.payment_id))
  return row && payment && { payment, key: row.key, amount: toMinor(row.amount) }
}
