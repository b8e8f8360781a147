import { sql } from 'kysely'
import { cartClosed, giveCartUp } from '#modules/sales/carts/index.ts'
import type { PlatformTx, TenantTx } from '#platform/database/transactions.ts'
import { draftColumns, isListed } from './draft-list.ts'
import { draftNotFound } from './drafts.errors.ts'
import type { DraftRow } from './drafts.schemas.ts'

export async function findDraftOwner(tx: PlatformTx, id: number): Promise<number | undefined> {
  return (
    await tx.selectFrom('carts').select('user_id').where('id', '=', id).where('drafted', '=', true).executeTakeFirst()
  )?.user_id
}

interface Row extends Omit<DraftRow, 'expires_at' | 'created_at'> {
  expires_at: Date
  created_at: Date
}

export async function getDraft(tx: TenantTx, id: number): Promise<DraftRow> {
  const { rows } = await sql<Row>`
    SELECT ${sql.raw(draftColumns.join(', '))} FROM carts
    WHERE user_id = ${tx.userId} AND id = ${id} AND ${sql.raw(isListed)}`.execute(tx)
  if (rows[0] === undefined) throw draftNotFound()
  const { expires_at, created_at, ...draft } = rows[0]
  return { ...draft, expires_at: expires_at.toISOString(), created_at: created_at.toISOString() }
}

/** Its address leads nowhere from now on, and the list has it no more. What is being paid or ordered stays. */
export async function deleteDraft(tx: TenantTx, id: number): Promise<void> {
  const cart = await tx
    .selectFrom('carts')
    .select('state')
    .where('user_id', '=', tx.userId)
    .where('id', '=', id)
    .where('drafted', '=', true)
    .forUpdate()
    .executeTakeFirst()
  if (cart === undefined) throw draftNotFound()
  if (cart.state === 'paying' || cart.state === 'completed') throw cartClosed()
  await giveCartUp(tx, id)
  // One that had expired by itself still holds its lines.
  await sql`DELETE FROM cart_items WHERE user_id = ${tx.userId} AND cart_id = ${id}`.execute(tx)
}
