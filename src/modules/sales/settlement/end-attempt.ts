import { sql } from 'kysely'
import { releaseHold } from '#modules/inventory/stock/index.ts'
import type { TenantTx } from '#platform/database/transactions.ts'
import type { LockedPayment } from './online-payment.ts'
import { announcePayment, paymentFailedEvent } from './settlement.events.ts'

/** Money may come late: an attempt that is over is looked at a few times more. */
const firstLateLookSeconds = 60

/** The cart is open again and keeps its hold to its end, so that the buyer can try once more. */
export async function failAttempt(tx: TenantTx, locked: LockedPayment, failure: string | null): Promise<void> {
  await end(tx, locked, { state: 'failed', failure })
  await announcePayment(tx, paymentFailedEvent, { payment: locked.payment, captured: '0.00', why: failure })
}

/** The cart is open again, and what it held is for others to buy. */
export async function cancelAttempt(tx: TenantTx, locked: LockedPayment): Promise<void> {
  await end(tx, locked, { state: 'cancelled', failure: null })
  await releaseHold(tx, locked.payment.cart_id)
}

interface Ending {
  state: 'failed' | 'cancelled'
  failure: string | null
}

async function end(
  tx: TenantTx,
  { payment: { id, cart_id } }: LockedPayment,
  { state, failure }: Ending,
): Promise<void> {
  await sql`
    UPDATE payments SET state = ${state}, failure = ${failure}, cancelling_since = NULL, updated_at = now(), looks = 0,
      due_at = now() + make_interval(secs => ${firstLateLookSeconds})
    WHERE user_id = ${tx.userId} AND id = ${id}`.execute(tx)
  await openCart(tx, cart_id)
}

/** Only one that this payment had closed: a cart is not paid twice at a time. */
export async function openCart(tx: TenantTx, id: number): Promise<void> {
  await sql`
    UPDATE carts SET state = 'open', expires_at = greatest(expires_at, now() + interval '1 day'), updated_at = now()
    WHERE user_id = ${tx.userId} AND id = ${id} AND state = 'paying'
      AND NOT EXISTS (SELECT FROM payments WHERE user_id = carts.user_id AND cart_id = carts.id
        AND state IN ('created', 'pending', 'authorized'))`.execute(tx)
}
