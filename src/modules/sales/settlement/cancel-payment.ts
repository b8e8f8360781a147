import { sql } from 'kysely'
import { ProviderRefused } from '#modules/sales/payment-providers/index.ts'
import { type TenantTx, withTenant } from '#platform/database/transactions.ts'
import { cancelAttempt } from './end-attempt.ts'
import { atProvider, isOpen, lockPayment, type OnlinePayment, readOnlinePayment } from './online-payment.ts'
import { applyState, type Settled, type Settlement, settlePayment } from './settle-payment.ts'
import { startAtProvider } from './start-at-provider.ts'

interface Which {
  userId: number
  id: number
}

/**
 * Asks the provider to cancel a payment, and acts on what it answers: stock goes back when it is cancelled, and a payment that was
 * faster becomes an order. Throws what the provider threw where it gave no answer: a worker asks again.
 */
export async function cancelPayment(settlement: Settlement, which: Which): Promise<Settled | undefined> {
  const { database, providers } = settlement
  const marked = await withTenant(database, which.userId, (tx) => markCancelling(tx, which.id))
  if (marked === undefined) return settlePayment(settlement, which)
  // Who began it may have ended before its reference was kept: it may be open at the provider.
  if (marked.provider_ref === null) await startAtProvider(settlement, which)
  const payment = await withTenant(database, which.userId, (tx) => readOnlinePayment(tx, which.id), 'reading')
  const provider = providers.find(marked.provider)
  if (payment?.provider_ref == null || provider === undefined || !isOpen(payment))
    return settlePayment(settlement, which)
  const said = await provider.cancel(atProvider(payment), `${payment.key}-cancel`).catch((error) => {
    if (error instanceof ProviderRefused) return provider.read(atProvider(payment))
    throw error
  })
  return applyState(settlement, which, said)
}

const askAgainSeconds = 15

async function markCancelling(tx: TenantTx, id: number): Promise<OnlinePayment | undefined> {
  const locked = await lockPayment(tx, id)
  if (locked === undefined || !isOpen(locked.payment)) return undefined
  await sql`
    UPDATE payments SET cancelling_since = coalesce(cancelling_since, now()), due_at = now() + make_interval(secs => ${askAgainSeconds})
    WHERE user_id = ${tx.userId} AND id = ${id}`.execute(tx)
  return locked.payment
}

/** Nobody answered for ten minutes: its stock goes back. Money that comes all the same comes late. */
export async function giveUpWaiting({ database }: Settlement, { userId, id }: Which): Promise<void> {
  await withTenant(database, userId, async (tx) => {
    const locked = await lockPayment(tx, id)
    if (locked !== undefined && isOpen(locked.payment)) await cancelAttempt(tx, locked)
  })
}
