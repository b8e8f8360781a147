import { sql } from 'kysely'
import type { PlatformTx, TenantTx } from '#platform/database/transactions.ts'

/** What a guest ordered with an address is that account's whose address was proved to be theirs, and nobody else's. */
export async function joinGuestOrders(tx: TenantTx | PlatformTx, shop: number, buyerId: number): Promise<void> {
  await sql`
    UPDATE orders SET buyer_id = buyers.id FROM buyers
    WHERE buyers.user_id = ${shop} AND buyers.id = ${buyerId} AND verified_at IS NOT NULL
      AND orders.user_id = buyers.user_id AND orders.buyer_id IS NULL
      AND fold_address(orders.email) = fold_address(buyers.email)`.execute(tx)
}
