import { sql } from 'kysely'
import type { TenantTx } from '#platform/database/transactions.ts'
import { buyerIsErased, buyerNotFound } from './buyers.errors.ts'
import type { ShopBuyerStory, UpdateShopBuyerRequest } from './buyers.schemas.ts'
import { readBuyer } from './read-buyer.ts'

/** What the shop keeps beside a buyer. Of one who was erased nothing is kept any more. */
export async function noteMetadata(
  tx: TenantTx,
  id: number,
  { metadata }: UpdateShopBuyerRequest,
): Promise<ShopBuyerStory> {
  const { rows } = await sql<{ erased: boolean }>`
    SELECT erased_at IS NOT NULL AS erased FROM buyers WHERE user_id = ${tx.userId} AND id = ${id} FOR NO KEY UPDATE`.execute(
    tx,
  )
  if (rows[0] === undefined) throw buyerNotFound()
  if (rows[0].erased) throw buyerIsErased()
  await sql`
    UPDATE buyers SET metadata = ${JSON.stringify(metadata)}::jsonb, updated_at = now()
    WHERE user_id = ${tx.userId} AND id = ${id}`.execute(tx)
  return readBuyer(tx, id)
}
