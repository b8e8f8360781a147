import { sql } from 'kysely'
import type { TenantTx } from '#platform/database/transactions.ts'
import { announce } from '#platform/outbox/announce.ts'
import { alreadyEnded, transferNotFound } from './transfers.errors.ts'
import { transferFinished } from './transfers.events.ts'
import { getTransfer } from './transfers.queries.ts'
import type { TransferResource } from './transfers.schemas.ts'

/** From its commit on nothing more is written: whoever works on it asks before each commit. What was written stays. */
export async function cancelTransfer(tx: TenantTx, id: number): Promise<TransferResource> {
  const { numUpdatedRows } = await tx
    .updateTable('transfers')
    .set({ state: 'cancelled', finished_at: sql`now()`, lease: null, leased_until: null })
    .where('user_id', '=', tx.userId)
    .where('id', '=', id)
    .where('state', '=', 'running')
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw (await isThere(tx, id)) ? alreadyEnded() : transferNotFound()
  const transfer = await getTransfer(tx, id)
  await announce(tx, transferFinished(transfer))
  return transfer
}

async function isThere(tx: TenantTx, id: number): Promise<boolean> {
  const found = tx.selectFrom('transfers').select('id').where('user_id', '=', tx.userId).where('id', '=', id)
  return (await found.executeTakeFirst()) !== undefined
}
