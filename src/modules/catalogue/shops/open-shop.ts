import { sql } from 'kysely'
import type { TenantTx } from '#platform/database/transactions.ts'
import { closedByOperator, contactMissing } from './shops.errors.ts'
import { getShop } from './shops.queries.ts'
import type { ShopResource } from './shops.schemas.ts'

interface Opening {
  /** Whose shop is opened by who asks: another one than this is an operator's. What an operator closed, nobody of the shop opens. */
  by: number
  status?: 'open' | 'paused'
}

/** Shows the shop to the world. What stands in its way is a sentence; what would only be missed stands in `missing`. */
export async function openShop(tx: TenantTx, { by, status = 'open' }: Opening): Promise<ShopResource> {
  const shop = await tx
    .selectFrom('shops')
    .select(['contact_email', 'closed_by_operator'])
    .where('user_id', '=', tx.userId)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow()
  if (shop.closed_by_operator && by === tx.userId) throw closedByOperator()
  if (shop.contact_email === null) throw contactMissing()
  await tx
    .updateTable('shops')
    .set({ status, closed_by_operator: false, updated_at: sql`now()` })
    .where('user_id', '=', tx.userId)
    .execute()
  return getShop(tx)
}

export async function closeShop(tx: TenantTx, by: number): Promise<void> {
  await tx
    .updateTable('shops')
    .set((shop) => ({
      status: 'closed',
      closed_by_operator: by === tx.userId ? shop.ref('closed_by_operator') : true,
      updated_at: sql`now()`,
    }))
    .where('user_id', '=', tx.userId)
    .execute()
}
