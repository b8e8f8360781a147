import { CompiledQuery } from 'kysely'
import { bookedStock, takenStock } from '#modules/inventory/stock/index.ts'
import type { TenantTx } from '#platform/database/transactions.ts'
import type { Quote } from './quote.ts'

/**
 * Takes the stock and writes an order of the storefront with all its parts, in one statement: that of an order of the desk, with
 * prices, taxes and shipping as the cart had them. $1 is the user, $2 the products, $3 the order's columns, $4 its lines, $5 its taxes,
 * $6 its shipping, $7 its discounts.
 */
const writeOrderText = `/* place a storefront order */
WITH asked AS MATERIALIZED (
  SELECT 0 AS ordinal, NULL::bigint AS by_user_id
), wanted AS MATERIALIZED (
  SELECT 0 AS ordinal, position, product_id, quantity
  FROM ROWS FROM (json_to_recordset($4::json) AS (product_id bigint, quantity bigint)) WITH ORDINALITY AS line (product_id, quantity, position)
),${takenStock}, counted AS (
  INSERT INTO order_counters AS counters (user_id, last_number, pending)
  SELECT $1::bigint, 1, 1 FROM filled
  ON CONFLICT (user_id) DO UPDATE SET last_number = counters.last_number + 1, pending = counters.pending + 1
  RETURNING last_number
), placed AS MATERIALIZED (
  SELECT 0 AS ordinal, nextval('orders_id_seq')::bigint AS id, last_number FROM counted
), inserted AS (
  INSERT INTO orders (user_id, id, number, status, source, total_price, cart_id, email, currency, items_total, discount_total,
    shipping_total, tax_total, prices_include_tax, shipping_address, billing_address, note, payment_status)
  OVERRIDING SYSTEM VALUE
  SELECT $1::bigint, placed.id, last_number, 'pending', 'storefront', total_price, cart_id, email, currency, items_total,
    discount_total, shipping_total, tax_total, prices_include_tax, shipping_address, billing_address, note,
    CASE WHEN total_price = 0 THEN 'paid' ELSE 'unpaid' END
  FROM placed, json_to_record($3::json) AS of_cart (total_price numeric, cart_id bigint, email text, currency text,
    items_total numeric, discount_total numeric, shipping_total numeric, tax_total numeric, prices_include_tax boolean,
    shipping_address jsonb, billing_address jsonb, note text)
), booked AS (
  INSERT INTO order_items (user_id, order_id, product_id, quantity, product_name, unit_price, sku, options, tracked,
    discount, tax, tax_rate)
  SELECT $1::bigint, placed.id, sold.product_id, sold.quantity, title, unit_price, sku, sold.options, tracked, discount, tax, tax_rate
  FROM placed JOIN sold USING (ordinal) JOIN json_to_recordset($4::json) AS line (product_id bigint, title text,
    unit_price numeric, discount numeric, tax numeric, tax_rate numeric) ON line.product_id = sold.product_id
  ORDER BY position
), charged AS (
  INSERT INTO order_charges (user_id, order_id, kind, name, price, discount, tax, tax_rate)
  SELECT $1::bigint, id, 'shipping', name, price, discount, tax, tax_rate
  FROM placed, json_to_recordset($6::json) AS charge (name text, price numeric, discount numeric, tax numeric, tax_rate numeric)
), taxed AS (
  INSERT INTO order_taxes (user_id, order_id, name, rate, base, amount)
  SELECT $1::bigint, id, name, rate, base, amount
  FROM placed, json_to_recordset($5::json) AS tax (name text, rate numeric, base numeric, amount numeric)
), discounted AS (
  INSERT INTO order_discounts (user_id, order_id, name, amount)
  SELECT $1::bigint, id, name, amount FROM placed, json_to_recordset($7::json) AS discount (name text, amount numeric)
), begun AS (
  INSERT INTO order_transitions (user_id, order_id, to_status) SELECT $1::bigint, id, 'pending' FROM placed
),${bookedStock}
SELECT id FROM placed`

/** Answers the order's id, or nothing where a product is short by now: then nothing was written. */
export async function writeOrder(tx: TenantTx, quote: Quote): Promise<number | undefined> {
  const { order, items, taxes, charges, discounts } = quote
  const products = `{${items.map(({ product_id }) => product_id).join(',')}}`
  const written = [order, items, taxes, charges, discounts].map((part) => JSON.stringify(part))
  const { rows } = await tx.executeQuery(CompiledQuery.raw(writeOrderText, [tx.userId, products, ...written]))
  return (rows[0] as { id: number } | undefined)?.id
}
