import { sql } from 'kysely'
import type { TenantTx } from '#platform/database/transactions.ts'
import type { ShipRequest } from './fulfillments.schemas.ts'

/** Writes the state and the moment. The caller has locked the order and looked where the fulfillment stands. */
export async function moveFulfillment(
  tx: TenantTx,
  id: number,
  to: 'shipped' | 'delivered' | 'cancelled',
  { carrier, tracking_number, tracking_url }: ShipRequest = {},
): Promise<void> {
  await tx
    .updateTable('fulfillments')
    .set({
      state: to,
      ...(carrier != null && { carrier }),
      ...(tracking_number != null && { tracking_number }),
      ...(tracking_url != null && { tracking_url }),
      ...(to === 'shipped' && { shipped_at: sql`now()` }),
      ...(to === 'delivered' && { delivered_at: sql`now()` }),
      updated_at: sql`now()`,
    })
    .where('user_id', '=', tx.userId)
    .where('id', '=', id)
    .execute()
  if (to === 'cancelled') await giveUnitsBack(tx, id)
}

/** To what is left to send. */
async function giveUnitsBack(tx: TenantTx, id: number): Promise<void> {
  await sql`
    UPDATE order_items SET fulfilled = fulfilled - planned.quantity FROM fulfillment_items AS planned
    WHERE order_items.user_id = ${tx.userId} AND planned.user_id = ${tx.userId} AND planned.fulfillment_id = ${id}
      AND order_items.id = planned.order_item_id`.execute(tx)
}
