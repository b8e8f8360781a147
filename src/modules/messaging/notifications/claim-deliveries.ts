import { sql } from 'kysely'
import type { Json } from '#platform/database/schema.ts'
import { type Database, type PlatformTx, withPlatform } from '#platform/database/transactions.ts'
import { maxAttempts } from './attempts.ts'

/** A delivery that this worker, and nobody else, may attempt until its lease ends. */
export interface ClaimedDelivery {
  state: 'claimed'
  userId: number
  recipient: string
  /** With the one that begins now. */
  attempts: number
  createdAt: Date
  event: string
  payload: Json
  /** Of a buyer: that of the account with this address, else the shop's. */
  locale: string | null
}

/**
 * Why there is nothing to attempt: it is settled or was taken off the queue until it is due again, somebody else is at it,
 * or all attempts were begun and none ended.
 */
export interface NotClaimed {
  state: 'settled' | 'busy' | 'interrupted'
}

/** Longer than one attempt may take, shorter than the queue's own lock. */
export const leaseMs = 20_000

/**
 * Counts each attempt before it begins: one whose worker dies in the middle has been made all the same. Answers in the
 * order of the ids; one that is named twice is given to the first.
 */
export function claimDeliveries(database: Database, ids: number[]): Promise<(ClaimedDelivery | NotClaimed)[]> {
  return withPlatform(database, async (tx) => {
    const claimed = await claim(tx, ids)
    const taken = new Set(claimed.keys())
    const left = ids.some((id) => !taken.has(id)) ? await explain(tx, ids) : new Map<number, NotClaimed>()
    return ids.map((id) => {
      const delivery = claimed.get(id)
      claimed.delete(id)
      return delivery ?? (taken.has(id) ? { state: 'busy' } : (left.get(id) ?? { state: 'settled' }))
    })
  })
}

async function claim(tx: PlatformTx, ids: number[]): Promise<Map<number, ClaimedDelivery>> {
  const { rows } = await sql<Omit<ClaimedDelivery, 'state'> & { id: number }>`
    UPDATE notification_deliveries AS delivery
    SET attempts = delivery.attempts + 1, leased_until = now() + ${leaseMs} * interval '1 millisecond'
    FROM outbox
    WHERE outbox.id = delivery.event_id AND delivery.id = ANY(${ids}::bigint[])
      AND delivery.status = 'pending' AND delivery.attempts < ${maxAttempts}
      AND (delivery.leased_until IS NULL OR delivery.leased_until <= now())
    RETURNING delivery.id, delivery.user_id AS "userId", delivery.recipient, delivery.attempts,
      delivery.created_at AS "createdAt", outbox.event, outbox.payload,
      CASE WHEN outbox.payload ? 'shop' THEN (
        SELECT coalesce(buyers.locale, shops.locale) FROM shops
        LEFT JOIN buyers ON buyers.user_id = shops.user_id AND fold_address(buyers.email) = fold_address(delivery.recipient)
        WHERE shops.user_id = delivery.user_id
      ) END AS locale`.execute(tx)
  return new Map(rows.map(({ id, ...delivery }) => [id, { state: 'claimed', ...delivery }]))
}

async function explain(tx: PlatformTx, ids: number[]): Promise<Map<number, NotClaimed>> {
  const rows = await tx
    .selectFrom('notification_deliveries')
    .select(['id', 'attempts', sql<boolean>`coalesce(leased_until > now(), false)`.as('leased')])
    .where('id', '=', sql<number>`ANY(${ids}::bigint[])`)
    .where('status', '=', 'pending')
    .where('queued_at', 'is not', null)
    .execute()
  return new Map(
    rows.map(({ id, attempts, leased }) => [id, { state: leased || attempts < maxAttempts ? 'busy' : 'interrupted' }]),
  )
}
