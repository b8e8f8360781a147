import { sql } from 'kysely'
import { isOwn } from '#platform/database/own-rows.ts'
import type { PlatformTx, TenantTx } from '#platform/database/transactions.ts'
import { buyerColumns } from './buyer-lists.ts'
import { buyerNotFound } from './buyers.errors.ts'
import type { ShopBuyerStory } from './buyers.schemas.ts'

type Moments = 'verified_at' | 'marketing_at' | 'erased_at' | 'created_at'
type Row = Omit<ShopBuyerStory, Moments> & Record<Moments, Date | null>

const shownOrders = 100

/** A buyer as the shop sees them, with their orders. */
export async function readBuyer(tx: TenantTx | PlatformTx, id: number): Promise<ShopBuyerStory> {
  const { rows } = await sql<Row>`
    SELECT ${sql.raw(buyerColumns.join(', '))}, coalesce((SELECT json_agg(placed) FROM (
      SELECT id, number, status, payment_status, fulfillment_status, total_price::text, currency,
        to_char(created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS placed_at
      FROM orders WHERE orders.user_id = buyers.user_id AND buyer_id = buyers.id
      ORDER BY created_at DESC, id DESC LIMIT ${shownOrders}) AS placed), '[]') AS orders
    FROM buyers WHERE ${isOwn(tx, 'buyers')} AND id = ${id}`.execute(tx)
  const row = rows[0]
  if (row === undefined) throw buyerNotFound()
  const toText = (at: Date | null) => at?.toISOString() ?? null
  return {
    ...row,
    verified_at: toText(row.verified_at),
    marketing_at: toText(row.marketing_at),
    erased_at: toText(row.erased_at),
    created_at: toText(row.created_at) as string,
  }
}

/** Whose shop a buyer's is. */
export async function findBuyerOwner(tx: PlatformTx, id: number): Promise<number | undefined> {
  const row = await tx.selectFrom('buyers').select('user_id').where('id', '=', id).executeTakeFirst()
  return row?.user_id
}
