/**
 * Writes the orders whose stock is taken, with number, lines, history and outbox row: parts of a statement. $1 is the user, $3 the
 * event; `filled (ordinal, total)`, `sold` and `asked` come before. The tenant's counter comes after the products, as
 * everywhere, and is the last thing that orders of one tenant wait for.
 */
export const writtenOrders = `
counted AS (
  INSERT INTO order_counters AS counters (user_id, last_number, pending)
  SELECT $1::bigint, count(*), count(*) FROM filled HAVING count(*) > 0
  ON CONFLICT (user_id) DO UPDATE
    SET last_number = counters.last_number + excluded.last_number, pending = counters.pending + excluded.pending
  RETURNING last_number
), numbered AS MATERIALIZED (
  SELECT ordinal, total, last_number + 1 - row_number() OVER (ORDER BY ordinal DESC) AS number FROM filled, counted
), inserted AS (
  INSERT INTO orders (user_id, number, total_price, status, payment_status)
  SELECT $1::bigint, number, total, 'pending', CASE WHEN total = 0 THEN 'paid' ELSE 'unpaid' END FROM numbered ORDER BY number
  RETURNING id, user_id, number, status, payment_status, total_price::text,
    to_char(created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS moment
), placed AS MATERIALIZED (
  SELECT ordinal, inserted.* FROM inserted JOIN numbered USING (number)
), booked AS (
  INSERT INTO order_items (user_id, order_id, product_id, quantity, product_name, unit_price, sku, options, tracked)
  SELECT $1::bigint, placed.id, product_id, quantity, name, price, sku, options, tracked FROM placed JOIN sold USING (ordinal)
  ORDER BY ordinal, position
  RETURNING order_id, id, product_id, product_name, quantity, unit_price::text, (unit_price * quantity)::text AS line_total,
    sku, options
), begun AS (
  INSERT INTO order_transitions (user_id, order_id, to_status, by_user_id)
  SELECT $1::bigint, id, status, by_user_id FROM placed JOIN asked USING (ordinal)
), items AS (
  SELECT order_id, string_agg(row_to_json(item)::text, ',' ORDER BY booked.id) AS items
  FROM booked, LATERAL (SELECT id, product_id, product_name, quantity, unit_price, line_total, sku, options,
    '0.00' AS discount, '0.00' AS tax, '0' AS tax_rate, 0 AS fulfilled, 0 AS cancelled, 0 AS returned) AS item
  GROUP BY order_id
), resources AS MATERIALIZED (
  SELECT ordinal, placed.id AS resource_id, row_to_json(resource)::text AS resource
  FROM placed JOIN items ON order_id = placed.id, LATERAL (
    SELECT placed.id, number, user_id, status, total_price, ('[' || items || ']')::json AS items, 'desk' AS source,
      payment_status, 'none' AS fulfillment_status, NULL AS email, NULL AS currency, total_price AS items_total,
      '0.00' AS discount_total, '[]'::json AS discounts, '0.00' AS shipping_total, '0.00' AS tax_total, true AS prices_include_tax,
      '0.00' AS cancelled_total, NULL AS shipping_address, NULL AS billing_address, NULL AS note, '{}'::jsonb AS metadata,
      moment AS created_at, moment AS updated_at) AS resource
), announced AS (
  INSERT INTO outbox (user_id, event, payload, traceparent)
  SELECT $1::bigint, $3, ('{"order":' || resource || '}')::jsonb, traceparent
  FROM resources JOIN asked USING (ordinal) ORDER BY ordinal
)`
