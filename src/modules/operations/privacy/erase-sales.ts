import { sql } from 'kysely'
import type { PlatformTx } from '#platform/database/transactions.ts'
import type { Erased } from './erase-buyer.ts'

/** Whoever wrote it may have written anything. */
const noWords = 'Erased.'

/** Of carts and orders, and what hangs on them, the person goes and the sums stay. */
export async function eraseSales(tx: PlatformTx, { shop, carts, orders }: Erased): Promise<void> {
  await sql`
    DELETE FROM cart_items USING carts
    WHERE carts.user_id = ${shop} AND carts.id = ANY (${carts}::bigint[]) AND state <> 'completed'
      AND cart_items.user_id = carts.user_id AND cart_id = carts.id`.execute(tx)
  await sql`
    UPDATE carts SET buyer_id = NULL, email = NULL, shipping_address = NULL, billing_address = NULL, note = NULL,
      state = CASE WHEN state = 'completed' THEN state ELSE 'expired' END
    WHERE user_id = ${shop} AND id = ANY (${carts}::bigint[])`.execute(tx)
  await sql`
    UPDATE orders SET email = NULL, shipping_address = NULL, billing_address = NULL, note = NULL, metadata = '{}',
      erased_at = now()
    WHERE user_id = ${shop} AND id = ANY (${orders}::bigint[])`.execute(tx)
  const nobody = sql`'{"email": null, "shipping_address": null, "billing_address": null, "note": null}'::jsonb`
  await sql`
    UPDATE payments SET quote = quote || jsonb_build_object('order', (quote -> 'order') || ${nobody}, 'redemptions', '[]'::jsonb)
    WHERE user_id = ${shop} AND cart_id = ANY (${carts}::bigint[]) AND quote IS NOT NULL`.execute(tx)
  const ofOrders = sql`user_id = ${shop} AND order_id = ANY (${orders}::bigint[])`
  await sql`UPDATE order_notes SET text = ${noWords} WHERE ${ofOrders}`.execute(tx)
  await sql`UPDATE order_transitions SET note = NULL WHERE ${ofOrders} AND note IS NOT NULL`.execute(tx)
  await sql`UPDATE refunds SET reason = NULL WHERE ${ofOrders} AND reason IS NOT NULL`.execute(tx)
  await sql`UPDATE fulfillments SET tracking_number = NULL, tracking_url = NULL WHERE ${ofOrders}`.execute(tx)
  await sql`
    UPDATE payment_entries SET note = NULL WHERE user_id = ${shop} AND note IS NOT NULL
      AND payment_id IN (SELECT id FROM payments WHERE ${ofOrders})`.execute(tx)
}
