import { sql } from 'kysely'
import type { VisitorTx } from '#platform/database/transactions.ts'
import { orderNotFound } from './checkout.errors.ts'
import type { BuyersOrder } from './checkout.schemas.ts'

type Row = Omit<BuyersOrder, 'placed_at'> & { placed_at: Date }

/** JSON inside PostgreSQL writes moments without the Z of UTC. */
const moment = (column: string) => sql.raw(`to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`)

/** The one order that the visit names, as its buyer may see it. */
export async function readBuyersOrder(tx: VisitorTx, id: number): Promise<BuyersOrder> {
  const { rows } = await sql<Row>`
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
    FROM orders WHERE user_id = ${tx.userId} AND id = ${id}`.execute(tx)
  const row = rows[0]
  if (row === undefined) throw orderNotFound()
  const { payment, placed_at, ...order } = row
  return { ...order, payment, placed_at: placed_at.toISOString() }
}
