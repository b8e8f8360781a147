import { type Database, readAs } from '#platform/database/transactions.ts'
import { orderNotFound } from './checkout.errors.ts'
import type { BuyersOrder } from './checkout.schemas.ts'

/** JSON inside PostgreSQL writes moments without the Z of UTC. */
const moment = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

/** $1 is the shop, $2 the order. */
const buyersOrderText = `
    SELECT number, status, payment_status, fulfillment_status, email, note, shipping_address, billing_address,
      created_at AS placed_at,
      (SELECT json_agg(json_build_object('product_id', product_id, 'title', product_name, 'sku', sku, 'options', options,
          'quantity', quantity, 'unit_price', unit_price::text, 'line_total', (unit_price * quantity)::text,
          'discount', discount::text, 'fulfilled', fulfilled, 'cancelled', cancelled, 'returned', returned) ORDER BY id)
        FROM order_items WHERE order_items.user_id = orders.user_id AND order_id = orders.id) AS items,
      json_build_object('items', items_total::text, 'discount', discount_total::text, 'shipping', shipping_total::text,
        'tax', tax_total::text, 'total', total_price::text, 'currency', currency, 'taxes', (
          SELECT coalesce(json_agg(json_build_object('name', name, 'rate', trim_scale(rate)::text, 'base', base::text,
            'amount', amount::text) ORDER BY id), '[]')
          FROM order_taxes WHERE order_taxes.user_id = orders.user_id AND order_id = orders.id)) AS totals,
      (SELECT coalesce(json_agg(json_build_object('name', name, 'amount', amount::text) ORDER BY id), '[]')
        FROM order_discounts WHERE order_discounts.user_id = orders.user_id AND order_id = orders.id) AS discounts,
      (SELECT json_build_object('name', name, 'price', price::text) FROM order_charges
        WHERE order_charges.user_id = orders.user_id AND order_id = orders.id AND kind = 'shipping') AS shipping_rate,
      (SELECT json_build_object('provider', provider, 'state', state, 'instructions',
          (SELECT instructions FROM payment_accounts WHERE payment_accounts.user_id = payments.user_id
            AND payment_accounts.provider = payments.provider AND payments.provider = 'manual')) FROM payments
        WHERE payments.user_id = orders.user_id AND order_id = orders.id ORDER BY id LIMIT 1) AS payment,
      (SELECT coalesce(json_agg(json_build_object('state', state, 'carrier', carrier, 'tracking_number', tracking_number,
          'tracking_url', tracking_url, 'shipped_at', ${moment('shipped_at')}, 'delivered_at', ${moment('delivered_at')}, 'items', (
            SELECT json_agg(json_build_object('title', product_name, 'quantity', sent.quantity) ORDER BY order_item_id)
            FROM fulfillment_items AS sent JOIN order_items ON order_items.user_id = sent.user_id AND order_items.id = order_item_id
            WHERE sent.user_id = fulfillments.user_id AND fulfillment_id = fulfillments.id)) ORDER BY id), '[]')
        FROM fulfillments WHERE fulfillments.user_id = orders.user_id AND order_id = orders.id AND state <> 'cancelled') AS fulfillments,
      (SELECT coalesce(json_agg(json_build_object('text', text, 'at', ${moment('order_notes.created_at')}) ORDER BY id), '[]')
        FROM order_notes WHERE order_notes.user_id = orders.user_id AND order_id = orders.id AND public) AS notes
    FROM orders WHERE user_id = $1 AND id = $2`

/**
 * An order of the shop, as its buyer may see it: read as the visitor who shows its token, or as the tenant for whom it was just placed,
 * which takes a third of the time.
 */
export async function readBuyersOrder(
  database: Database,
  { shop, id }: { shop: number; id: number },
  by: 'visitor' | 'tenant',
): Promise<BuyersOrder> {
  const scope = by === 'tenant' ? shop : { shop, order: id }
  const [order] = await readAs(database, scope, { text: buyersOrderText, values: [shop, id] }, 'once')
  if (order === undefined) throw orderNotFound()
  return order as BuyersOrder
}
