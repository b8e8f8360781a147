import { sql } from 'kysely'
import type { ProviderState, Providers } from '#modules/sales/payment-providers/index.ts'
import { bookRefunds } from '#modules/sales/payments/index.ts'
import { type Database, type TenantTx, withTenant } from '#platform/database/transactions.ts'
import { bookSeen } from './book-seen.ts'
import { completePaid } from './complete-paid.ts'
import { decide } from './decide.ts'
import { cancelAttempt, failAttempt } from './end-attempt.ts'
import { atProvider, type LockedPayment, lockPayment, type OnlinePayment, readOnlinePayment } from './online-payment.ts'
import { returnWhole, toReview } from './paid-otherwise.ts'
import { returnReasons } from './return-reasons.ts'

export interface Settlement {
  database: Database
  providers: Providers
}

export interface Settled {
  state: OnlinePayment['state']
  orderId: number | null
  /** By this very call. */
  isNew: boolean
  failure: string | null
}

interface Which {
  userId: number
  id: number
}

/**
 * Asks a payment's provider how it stands, and acts on it: the one way in which page, webhook, worker and merchant do so. The provider
 * is asked outside of any transaction; what it said is then put to our rows under their locks.
 */
export async function settlePayment(settlement: Settlement, which: Which): Promise<Settled | undefined> {
  const { database, providers } = settlement
  const payment = await withTenant(database, which.userId, (tx) => readOnlinePayment(tx, which.id), 'reading')
  if (payment === undefined) return undefined
  const provider = providers.find(payment.provider)
  if (provider === undefined || payment.provider_ref === null) return toSettled(payment, false)
  return applyState(settlement, which, await provider.read(atProvider(payment)))
}

/** Puts what a provider said to our rows. */
export function applyState(
  { database }: Settlement,
  { userId, id }: Which,
  said: ProviderState,
): Promise<Settled | undefined> {
  return withTenant(database, userId, async (tx) => {
    const locked = await lockPayment(tx, id)
    if (locked === undefined) return undefined
    const isNew = await act(tx, locked, said)
    const now = await readOnlinePayment(tx, id)
    return now && toSettled(now, isNew)
  })
}

const toSettled = ({ state, order_id, failure }: OnlinePayment, isNew: boolean): Settled => ({
  state,
  orderId: order_id,
  isNew,
  failure,
})

/** Answers whether an order came of it. */
async function act(tx: TenantTx, locked: LockedPayment, said: ProviderState): Promise<boolean> {
  const { payment } = locked
  const decision = decide(locked, said)
  switch (decision.act) {
    case 'wait':
      return false
    case 'fail':
      await failAttempt(tx, locked, said.failure)
      return false
    case 'cancel':
      await cancelAttempt(tx, locked)
      return false
    case 'book':
      await bookSeen(tx, payment, said)
      break
    case 'review':
      await toReview(tx, locked, { said, why: decision.why })
      break
    case 'return':
      await returnWhole(tx, locked, { captured: said.captured, why: decision.why })
      break
    case 'complete':
      if (await completePaid(tx, locked, { said, overpaid: decision.overpaid }))
        return bookGivenBack(tx, payment, said, true)
      await returnWhole(tx, locked, { captured: said.captured, why: returnReasons.goneMeanwhile })
  }
  return bookGivenBack(tx, payment, said, false)
}

async function bookGivenBack(
  tx: TenantTx,
  { id }: OnlinePayment,
  said: ProviderState,
  isNew: boolean,
): Promise<boolean> {
  await bookRefunds(tx, id, said.refunds)
  return isNew
}

/** When a worker looks at it next; never, where nothing is left to be seen. */
export async function lookAgain(tx: TenantTx, id: number, seconds: number | null): Promise<void> {
  await sql`
    UPDATE payments SET due_at = now() + make_interval(secs => ${seconds}), looks = looks + 1
    WHERE user_id = ${tx.userId} AND id = ${id}`.execute(tx)
}
