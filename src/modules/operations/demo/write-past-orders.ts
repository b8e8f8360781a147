import { sql } from 'kysely'
import type { TenantTx } from '#platform/database/transactions.ts'
import type { PastOrder } from './past-orders.ts'

/**
 * Writes what happened before the demo began, with the rows that each status follows from, in one statement, and announces nothing of
 * it: no mail, no event. Their units were not counted, so that the ledger begins with the stock that is there. For a shop that
 * has no order yet.
 */
export async function writePastOrders(
  tx: TenantTx,
  orders: readonly PastOrder[],
  productIds: readonly number[],
): Promise<void> {
  const asked = orders.map(({ placedAt, status }, at) => ({ number: at + 1, placed_at: placedAt, status }))
  const lines = orders.flatMap((order, at) =>
    order.lines.map(({ place, quantity }) => ({ number: at + 1, product_id: productIds[place], quantity })),
  )
  const user = sql`${tx.userId}::bigint`
  await sql`
    WITH asked AS MATERIALIZED (
      SELECT *, status IN ('paid', 'shipped', 'delivered') AS is_paid, status IN ('shipped', 'delivered') AS is_sent
      FROM json_to_recordset(${JSON.stringify(asked)}::json) AS asked (number bigint, placed_at timestamptz, status text)
    ), lines AS MATERIALIZED (
      SELECT number, product_id, line.quantity, name, price
      FROM json_to_recordset(${JSON.stringify(lines)}::json) AS line (number bigint, product_id bigint, quantity int)
        JOIN products ON products.user_id = ${user} AND products.id = product_id
    ), counted AS (
      INSERT INTO order_counters (user_id, last_number, pending, paid, shipped, delivered, cancelled)
      SELECT ${user}, count(*), count(*) FILTER (WHERE status = 'pending'), count(*) FILTER (WHERE status = 'paid'),
        count(*) FILTER (WHERE status = 'shipped'), count(*) FILTER (WHERE status = 'delivered'),
        count(*) FILTER (WHERE status = 'cancelled')
      FROM asked
    ), placed AS (
      INSERT INTO orders (user_id, number, total_price, status, payment_status, fulfillment_status, cancelled_total, created_at,
        updated_at)
      SELECT ${user}, number, total, status, CASE WHEN is_paid THEN 'paid' ELSE 'unpaid' END,
        CASE WHEN is_sent THEN status ELSE 'none' END, CASE WHEN status = 'cancelled' THEN total ELSE 0 END,
        placed_at, least(placed_at + interval '3 days', now())
      FROM asked JOIN (SELECT number, sum(quantity * price) AS total FROM lines GROUP BY number) AS totals USING (number)
      ORDER BY number
      RETURNING id, number, total_price
    ), known AS MATERIALIZED (
      SELECT id, total_price, asked.* FROM placed JOIN asked USING (number)
    ), booked AS (
      INSERT INTO order_items (user_id, order_id, product_id, quantity, product_name, unit_price, tracked, fulfilled, cancelled)
      SELECT ${user}, id, product_id, quantity, name, price, false, CASE WHEN is_sent THEN quantity ELSE 0 END,
        CASE WHEN status = 'cancelled' THEN quantity ELSE 0 END
      FROM known JOIN lines USING (number) ORDER BY number
      RETURNING id, order_id, quantity
    ), moved AS (
      INSERT INTO order_transitions (user_id, order_id, from_status, to_status, by_user_id, created_at)
      SELECT ${user}, id, before, after, ${user}, placed_at + later
      FROM known JOIN (VALUES
        (NULL, 'pending', interval '0', '{pending,paid,shipped,delivered,cancelled}'::text[]),
        ('pending', 'paid', interval '20 minutes', '{paid,shipped,delivered}'),
        ('paid', 'shipped', interval '20 hours', '{shipped,delivered}'),
        ('shipped', 'delivered', interval '3 days', '{delivered}'),
        ('pending', 'cancelled', interval '2 hours', '{cancelled}')) AS step (before, after, later, reached)
        ON status = ANY (reached)
      ORDER BY id, later
    ), paid AS (
      INSERT INTO payments (user_id, order_id, provider, state, currency, amount, captured, created_at, updated_at)
      SELECT ${user}, known.id, 'manual', 'captured', currency, total_price, total_price, placed_at, placed_at + interval '20 minutes'
      FROM known, shops WHERE is_paid AND shops.user_id = ${user} ORDER BY known.id
      RETURNING id, amount, updated_at
    ), taken AS (
      INSERT INTO payment_entries (user_id, payment_id, kind, amount, by_user_id, created_at)
      SELECT ${user}, id, 'captured', amount, ${user}, updated_at FROM paid
    ), sent AS (
      INSERT INTO fulfillments (user_id, order_id, state, shipped_at, delivered_at, by_user_id, created_at)
      SELECT ${user}, id, status, placed_at + interval '20 hours',
        CASE WHEN status = 'delivered' THEN placed_at + interval '3 days' END, ${user}, placed_at + interval '20 hours'
      FROM known WHERE is_sent ORDER BY id
      RETURNING id, order_id
    )
    INSERT INTO fulfillment_items (user_id, fulfillment_id, order_item_id, quantity)
    SELECT ${user}, sent.id, booked.id, quantity FROM sent JOIN booked USING (order_id)`.execute(tx)
}
