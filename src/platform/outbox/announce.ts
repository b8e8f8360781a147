import type { Json } from '../database/schema.ts'
import type { PlatformTx, TenantTx } from '../database/transactions.ts'

/** Something that happened to a user's rows, announced to whoever acts after the commit. */
export interface OutboxEvent {
  event: string
  payload: Json
}

/** Writes the event in the transaction of what it is about: both are there or neither. */
export function announce(tx: TenantTx, event: OutboxEvent): Promise<void> {
  return write(tx, tx.userId, event)
}

/** The same for work across users, which has to say whose event it is. */
export function announceFor(tx: PlatformTx, userId: number, event: OutboxEvent): Promise<void> {
  return write(tx, userId, event)
}

async function write(tx: TenantTx | PlatformTx, userId: number, { event, payload }: OutboxEvent): Promise<void> {
  await tx
    .insertInto('outbox')
    .values({ user_id: userId, event, payload: JSON.stringify(payload) })
    .execute()
}
