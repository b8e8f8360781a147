import type { Json } from '../database/schema.ts'
import type { TenantTx } from '../database/transactions.ts'

/** Something that happened to a user's rows, announced to whoever acts after the commit. */
export interface OutboxEvent {
  event: string
  payload: Json
}

/** Writes the event in the transaction of what it tells: both are there or neither. */
export async function announce(tx: TenantTx, { event, payload }: OutboxEvent): Promise<void> {
  await tx
    .insertInto('outbox')
    .values({ user_id: tx.userId, event, payload: JSON.stringify(payload) })
    .execute()
}
