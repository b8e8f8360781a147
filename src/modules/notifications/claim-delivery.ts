import { sql } from 'kysely'
import type { Json } from '#platform/database/schema.ts'
import { type Database, withPlatform } from '#platform/database/transactions.ts'
import { maxAttempts } from './notifications.queue.ts'

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
}

/** Why there is nothing to attempt: it is settled, somebody else is at it, or all attempts were begun and none ended. */
export interface NotClaimed {
  state: 'settled' | 'busy' | 'interrupted'
}

/** Longer than one attempt may take, shorter than the queue's own lock. */
const leaseMs = 20_000

/** Counts the attempt before it begins: one whose worker dies in the middle has been made all the same. */
export function claimDelivery(database: Database, id: number): Promise<ClaimedDelivery | NotClaimed> {
  return withPlatform(database, async (tx) => {
    const claimed = await tx
      .updateTable('notification_deliveries as delivery')
      .from('outbox')
      .set({
        attempts: sql`delivery.attempts + 1`,
        leased_until: sql`now() + ${leaseMs} * interval '1 millisecond'`,
      })
      .whereRef('outbox.id', '=', 'delivery.event_id')
      .where('delivery.id', '=', id)
      .where('delivery.status', '=', 'pending')
      .where('delivery.attempts', '<', maxAttempts)
      .where(sql<boolean>`(delivery.leased_until IS NULL OR delivery.leased_until <= now())`)
      .returning([
        'delivery.user_id as userId',
        'delivery.recipient',
        'delivery.attempts',
        'delivery.created_at as createdAt',
        'outbox.event',
        'outbox.payload',
      ])
      .executeTakeFirst()
    if (claimed !== undefined) return { state: 'claimed', ...claimed }
    const delivery = await tx
      .selectFrom('notification_deliveries')
      .select(['status', 'attempts', sql<boolean>`leased_until > now()`.as('leased')])
      .where('id', '=', id)
      .executeTakeFirst()
    if (delivery?.status !== 'pending') return { state: 'settled' }
    return { state: delivery.leased || delivery.attempts < maxAttempts ? 'busy' : 'interrupted' }
  })
}
