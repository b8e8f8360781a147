import type { TenantTx } from '#platform/database/transactions.ts'
import { shopIsClosed } from './drafts.errors.ts'

/** The shop, if visitors see it. */
export async function findOpenShop(tx: TenantTx): Promise<{ userId: number; slug: string }> {
  const shop = await tx
    .selectFrom('shops')
    .select(['user_id as userId', 'slug'])
    .where('user_id', '=', tx.userId)
    .where('status', '<>', 'closed')
    .where('suspended', '=', false)
    .where('closed_by_operator', '=', false)
    .executeTakeFirst()
  if (shop === undefined) throw shopIsClosed()
  return shop
}
