import { CompiledQuery } from 'kysely'
import { bookedStock, takenStock } from '#modules/inventory/stock/index.ts'
import { orderCreatedEvent } from '#modules/sales/orders/index.ts'
import type { Quote } from './quote.ts'
import { orderReceivedEvent } from './storefront-orders.events.ts'

export interface QuoteToPlace {
  cartId: number
  quote: Quote
  /** The cart has to be open and as it was read, see `readCheckout`; undefined where the caller has locked and judged it. */
  version?: string
  /** By which it is paid: a payment that is there, or a provider that is paid later. An order of nothing has neither. */
  payment: { id: number } | { provider: string } | undefined
  traceparent: string | undefined
}

export interface QuotePlaced {
  /** The order; null where nothing was written. */
  id: number | null
  ready: boolean
  /** Whether the stock that is there would be enough, if nobody else wanted it. */
  possible: boolean
}

/**
 * Turns carts of one shop into orders, in their order, in one statement, and answers for each. One that is not ready or cannot be
 * filled writes nothing and leaves the others alone. The carts are locked before it begins.
 */
export function placeQuotesStatement(userId: number, asked: readonly QuoteToPlace[]): CompiledQuery<QuotePlaced> {
  const quotes = asked.map(({ cartId, quote, version, payment, traceparent }, ordinal) => ({
    ordinal,
    cart_id: cartId,
    version,
    ...(payment && ('id' in payment ? { payment_id: payment.id } : payment)),
    traceparent,
    ...quote,
  }))
  const products = new Set(asked.flatMap(({ quote }) => quote.items.map(({ product_id }) => product_id)))
  const parameters = [userId, `{${[...products]}}`, JSON.stringify(quotes), orderCreatedEvent, orderReceivedEvent]
  return CompiledQuery.raw(placeQuotesText, parameters) as CompiledQuery<QuotePlaced>
}

export const lockCarts = (userId: number, ids: readonly number[]) =>
  CompiledQuery.raw('SELECT FROM carts WHERE user_id = $1 AND id = ANY ($2::bigint[]) ORDER BY id FOR UPDATE', [
    userId,
    `{${ids}}`,
  ])

/**
 * An order of the desk, with prices, taxes and shipping as the cart had them. $1 is the user, $2 all products, $3 the quotes, $4 the
 * event of the shop, $5 that of the buyer.
 */
const placeQuotesText = `/* place storefront orders */
WITH quotes AS MATERIALIZED (
  SELECT * FROM json_to_recordset($3::json) AS quote (ordinal int, cart_id bigint, version text, payment_id bigint, provider text,
    traceparent text, "order" json, items json, taxes json, charges json, discounts json)
), asked AS (
  SELECT ordinal, NULL::bigint AS by_user_id FROM quotes
), ready AS MATERIALIZED (
  SELECT ordinal FROM quotes WHERE version IS NULL OR EXISTS (
    SELECT FROM carts WHERE carts.user_id = $1::bigint AND carts.id = cart_id AND state = 'open' AND expires_at > now()
      AND hold_ends_at IS NULL AND carts.xmin::text = version)
), quoted AS MATERIALIZED (
  SELECT ordinal, line.* FROM quotes JOIN ready USING (ordinal), LATERAL ROWS FROM (json_to_recordset(items) AS (
    product_id bigint, quantity bigint, title text, unit_price numeric, discount numeric, tax numeric, tax_rate numeric))
    WITH ORDINALITY AS line (product_id, quantity, title, unit_price, discount, tax, tax_rate, position)
), wanted AS (
  SELECT ordinal, position, product_id, quantity FROM quoted
),${takenStock}, counted AS (
  INSERT INTO order_counters AS counters (user_id, last_number, pending)
  SELECT $1::bigint, count(*), count(*) FROM filled HAVING count(*) > 0
  ON CONFLICT (user_id) DO UPDATE
    SET last_number = counters.last_number + excluded.last_number, pending = counters.pending + excluded.pending
  RETURNING last_number
), numbered AS MATERIALIZED (
  SELECT quotes.*, last_number + 1 - row_number() OVER (ORDER BY ordinal DESC) AS number FROM filled JOIN quotes USING (ordinal), counted
), inserted AS (
  INSERT INTO orders (user_id, number, status, source, total_price, cart_id, email, currency, items_total, discount_total,
    shipping_total, tax_total, prices_include_tax, shipping_address, billing_address, note, payment_status)
  SELECT $1::bigint, number, 'pending', 'storefront', total_price, cart_id, email, currency, items_total, discount_total,
    shipping_total, tax_total, prices_include_tax, shipping_address, billing_address, note,
    CASE WHEN total_price = 0 THEN 'paid' ELSE 'unpaid' END
  FROM numbered, json_to_record("order") AS of_cart (total_price numeric, email text, currency text, items_total numeric,
    discount_total numeric, shipping_total numeric, tax_total numeric, prices_include_tax boolean, shipping_address jsonb,
    billing_address jsonb, note text)
  ORDER BY number
  RETURNING *
), placed AS MATERIALIZED (
  SELECT ordinal, payment_id, provider, traceparent, taxes, charges, discounts, inserted.* FROM inserted JOIN numbered USING (number)
), booked AS (
  INSERT INTO order_items (user_id, order_id, product_id, quantity, product_name, unit_price, sku, options, tracked,
    discount, tax, tax_rate)
  SELECT $1::bigint, placed.id, product_id, sold.quantity, title, unit_price, sold.sku, sold.options, tracked, discount, tax, tax_rate
  FROM placed JOIN sold USING (ordinal) JOIN quoted USING (ordinal, product_id)
  ORDER BY ordinal, sold.position
  RETURNING *
), charged AS (
  INSERT INTO order_charges (user_id, order_id, kind, name, price, discount, tax, tax_rate)
  SELECT $1::bigint, id, 'shipping', charge.* FROM placed, json_to_recordset(charges) AS charge (name text, price numeric,
    discount numeric, tax numeric, tax_rate numeric)
), taxed AS (
  INSERT INTO order_taxes (user_id, order_id, name, rate, base, amount)
  SELECT $1::bigint, id, tax.* FROM placed, json_to_recordset(taxes) AS tax (name text, rate numeric, base numeric, amount numeric)
), discounted AS (
  INSERT INTO order_discounts (user_id, order_id, name, amount)
  SELECT $1::bigint, id, discount.* FROM placed, json_to_recordset(discounts) AS discount (name text, amount numeric)
), begun AS (
  INSERT INTO order_transitions (user_id, order_id, to_status) SELECT $1::bigint, id, 'pending' FROM placed
), completed AS (
  UPDATE carts SET state = 'completed', updated_at = now() FROM placed WHERE carts.user_id = $1::bigint AND carts.id = cart_id
), opened AS (
  INSERT INTO payments (user_id, cart_id, order_id, provider, state, currency, amount)
  SELECT $1::bigint, cart_id, id, provider, 'pending', currency, total_price FROM placed WHERE provider IS NOT NULL
  ON CONFLICT (user_id, cart_id) WHERE state = 'created' OR state = 'pending' OR state = 'authorized'
    DO UPDATE SET order_id = excluded.order_id, provider = excluded.provider, currency = excluded.currency,
      amount = excluded.amount, updated_at = now()
), paid_by AS (
  UPDATE payments SET order_id = placed.id FROM placed WHERE payments.user_id = $1::bigint AND payments.id = payment_id
), items AS (
  SELECT order_id, json_agg(json_build_object('id', id, 'product_id', product_id, 'product_name', product_name, 'quantity', quantity,
    'unit_price', unit_price::text, 'line_total', (unit_price * quantity)::text, 'sku', sku, 'options', options,
    'discount', discount::text, 'tax', tax::text, 'tax_rate', trim_scale(tax_rate)::text, 'fulfilled', fulfilled,
    'cancelled', cancelled, 'returned', returned) ORDER BY id) AS items
  FROM booked GROUP BY order_id
), resources AS (
  SELECT ordinal, traceparent, email, jsonb_build_object('id', id, 'number', number, 'user_id', user_id, 'status', status,
    'total_price', total_price::text, 'items', items, 'source', source, 'payment_status', payment_status,
    'fulfillment_status', fulfillment_status, 'email', email, 'currency', currency, 'items_total', items_total::text,
    'discount_total', discount_total::text, 'discounts', discounts, 'shipping_total', shipping_total::text,
    'tax_total', tax_total::text, 'prices_include_tax', prices_include_tax, 'cancelled_total', cancelled_total::text,
    'shipping_address', shipping_address, 'billing_address', billing_address, 'note', note, 'metadata', metadata,
    'created_at', to_char(created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    'updated_at', to_char(updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) AS resource
  FROM placed JOIN items ON order_id = placed.id
), announced AS (
  INSERT INTO outbox (user_id, event, payload, traceparent)
  SELECT $1::bigint, event, jsonb_build_object('order', resource) || said, traceparent
  FROM resources, LATERAL (VALUES (1, $4, '{}'::jsonb), (2, $5, CASE WHEN email IS NULL THEN '{"mailed": false}' ELSE
    jsonb_build_object('recipient', email, 'shop', (SELECT json_build_object('name', name, 'slug', slug, 'colour', colour,
      'contact_email', contact_email) FROM shops WHERE user_id = $1::bigint)) END)) AS heard (at, event, said)
  ORDER BY ordinal, at
),${bookedStock}
SELECT placed.id, ready.ordinal IS NOT NULL AS ready, possible.ordinal IS NOT NULL AS possible
FROM quotes LEFT JOIN ready USING (ordinal) LEFT JOIN possible USING (ordinal) LEFT JOIN placed USING (ordinal) ORDER BY quotes.ordinal`
