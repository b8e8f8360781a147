import { sql } from 'kysely'
import { releaseHold } from '#modules/inventory/stock/index.ts'
import { toMinor } from '#modules/sales/pricing/index.ts'
import { type PlatformTx, type TenantTx, withPlatform, withTenant } from '#platform/database/transactions.ts'
import { askRefund } from './ask-refund.ts'
import { cancelPayment, giveUpWaiting } from './cancel-payment.ts'
import { isOpen, lockPayment, type OnlinePayment, readOnlinePayment } from './online-payment.ts'
import { returnWhole } from './paid-otherwise.ts'
import { type KeptEvent, settleEvent } from './receive-event.ts'
import { lookAgain, type Settlement, settlePayment } from './settle-payment.ts'

interface Which {
  userId: number
  id: number
}

const atOnce = 20
/** Who takes work up has so long for it; then it is anybody's again, so that a worker that was killed loses none. */
const lease = sql`interval '30 seconds'`

interface Due {
  payments: Which[]
  refunds: Which[]
  holds: Which[]
  events: KeptEvent[]
}

/**
 * Does what is due for payments: holds that are over, attempts to look at, refunds to ask for, events to look up. All of it is written in
 * the database alone, with the moment at which it is due, so any number of workers share it, and none needs a queue. Answers whether there
 * may be more at once.
 */
export async function workOnPayments(settlement: Settlement, onError: (error: Error) => void): Promise<boolean> {
  const due = await withPlatform(settlement.database, takeDue)
  const tasks = [
    ...due.holds.map((which) => endHold(settlement, which)),
    ...due.events.map((event) => settleEvent(settlement, event)),
    ...due.payments.map((which) => lookAt(settlement, which)),
    ...due.refunds.map((which) => askRefund(settlement, which)),
  ]
  for (const outcome of await Promise.allSettled(tasks)) if (outcome.status === 'rejected') onError(outcome.reason)
  return Object.values(due).some(({ length }) => length === atOnce)
}

async function takeDue(tx: PlatformTx): Promise<Due> {
  const { rows } = await sql<{ anything: boolean }>`
    SELECT EXISTS (SELECT FROM payments WHERE due_at <= now()) OR EXISTS (SELECT FROM refunds WHERE due_at <= now())
      OR EXISTS (SELECT FROM carts WHERE hold_ends_at <= now())
      OR EXISTS (SELECT FROM provider_events WHERE due_at <= now()) AS anything`.execute(tx)
  if (rows[0]?.anything !== true) return { payments: [], refunds: [], holds: [], events: [] }
  await endAttemptsOfOverHolds(tx)
  const { rows: payments } = await take(tx, 'payments', sql`due_at = now() + ${lease}`)
  const { rows: refunds } = await take(
    tx,
    'refunds',
    sql`attempts = attempts + 1,
    due_at = now() + least(${lease} * 2 ^ least(attempts, 7), interval '1 hour')`,
  )
  const { rows: holds } = await sql<Which>`
    SELECT user_id AS "userId", id FROM carts WHERE hold_ends_at <= now()
      AND NOT EXISTS (SELECT FROM payments WHERE payments.user_id = carts.user_id AND cart_id = carts.id
        AND payments.state IN ('created', 'pending', 'authorized'))
    ORDER BY hold_ends_at LIMIT ${atOnce}`.execute(tx)
  const { rows: events } = await sql<KeptEvent>`
    UPDATE provider_events AS event SET due_at = now() + ${lease}, attempts = event.attempts + 1
    FROM (SELECT provider, event_id FROM provider_events WHERE due_at <= now() ORDER BY due_at LIMIT ${atOnce}
      FOR UPDATE SKIP LOCKED) AS due
    WHERE event.provider = due.provider AND event.event_id = due.event_id
    RETURNING event.provider, event.event_id, ref, event.key, part, account_ref, event.attempts`.execute(tx)
  return { payments, refunds, holds, events }
}

const take = (tx: PlatformTx, table: 'payments' | 'refunds', until: ReturnType<typeof sql>) =>
  sql<Which>`
    UPDATE ${sql.ref(table)} AS work SET ${until}
    FROM (SELECT user_id, id FROM ${sql.ref(table)} WHERE due_at <= now() ORDER BY due_at LIMIT ${atOnce} FOR UPDATE SKIP LOCKED) AS due
    WHERE work.user_id = due.user_id AND work.id = due.id
    RETURNING work.user_id AS "userId", work.id`.execute(tx)

/** The provider is asked to cancel before stock goes back. */
async function endAttemptsOfOverHolds(tx: PlatformTx): Promise<void> {
  await sql`
    UPDATE payments AS attempt SET cancelling_since = now(), due_at = now()
    FROM (SELECT payments.user_id, payments.id FROM carts JOIN payments ON payments.user_id = carts.user_id AND cart_id = carts.id
      WHERE hold_ends_at <= now() AND quote IS NOT NULL AND payments.state IN ('created', 'pending', 'authorized')
        AND cancelling_since IS NULL ORDER BY payments.id LIMIT ${atOnce} FOR UPDATE OF payments SKIP LOCKED) AS over
    WHERE attempt.user_id = over.user_id AND attempt.id = over.id`.execute(tx)
}

/** One that no open payment needs any more. */
async function endHold({ database }: Settlement, { userId, id }: Which): Promise<void> {
  await withTenant(database, userId, async (tx) => {
    const { rows } = await sql`
      SELECT FROM carts WHERE user_id = ${userId} AND id = ${id} AND hold_ends_at <= now() FOR UPDATE`.execute(tx)
    if (rows.length > 0 && !(await isBeingPaid(tx, id))) await releaseHold(tx, id)
  })
}

async function isBeingPaid(tx: TenantTx, cartId: number): Promise<boolean> {
  const { rows } = await sql`
    SELECT FROM payments WHERE user_id = ${tx.userId} AND cart_id = ${cartId} AND state IN ('created', 'pending', 'authorized')`.execute(
    tx,
  )
  return rows.length > 0
}

const longestBetweenLooks = 300
const lateLooks = [600, 3_600, 6 * 3_600, 24 * 3_600, 48 * 3_600]

async function lookAt(settlement: Settlement, which: Which): Promise<void> {
  const { database } = settlement
  const read = () => withTenant(database, which.userId, (tx) => readWithLooks(tx, which.id), 'reading')
  const before = await read()
  if (before === undefined) return
  const { payment, looks } = before
  if (payment.state === 'review') return payment.is_review_over ? returnReviewed(settlement, which) : undefined
  if (!isOpen(payment)) {
    await settlePayment(settlement, which)
    return withTenant(database, which.userId, (tx) => lookAgain(tx, which.id, lateLooks[looks] ?? null))
  }
  if (payment.is_cancelling) {
    if (payment.is_unanswered) await giveUpWaiting(settlement, which)
    else await cancelPayment(settlement, which)
    return
  }
  const now = await settlePayment(settlement, which)
  if (now !== undefined && isOpen(now))
    await withTenant(database, which.userId, (tx) =>
      lookAgain(tx, which.id, Math.min(15 * 2 ** looks, longestBetweenLooks)),
    )
}

async function readWithLooks(tx: TenantTx, id: number): Promise<{ payment: OnlinePayment; looks: number } | undefined> {
  const payment = await readOnlinePayment(tx, id)
  const { rows } = await sql<{ looks: number }>`
    SELECT looks FROM payments WHERE user_id = ${tx.userId} AND id = ${id}`.execute(tx)
  return payment && { payment, looks: rows[0]?.looks ?? 0 }
}

/** The shop did not accept it in its time. */
async function returnReviewed({ database }: Settlement, { userId, id }: Which): Promise<void> {
  await withTenant(database, userId, async (tx) => {
    const locked = await lockPayment(tx, id)
    if (locked?.payment.state !== 'review') return
    await returnWhole(tx, locked, { captured: toMinor(locked.payment.captured), why: locked.payment.failure ?? '' })
  })
}
