import { CompiledQuery } from 'kysely'
import type { OrderableProduct } from './available-quantity.ts'
import { orderCreatedEvent } from './orders.events.ts'
import type { OrderResource } from './orders.schemas.ts'

export interface OrderToPlace {
  userId: number
  /** The id of the user who places it. */
  by: number
  /** One line per product. */
  quantities: ReadonlyMap<number, number>
}

export interface PlacingOutcome {
  /** Empty when a line could not be filled; then nothing was written. */
  placed: OrderResource | null
  /** Why, then: the products asked for as they stood under their locks, as far as they are there. */
  products: OrderableProduct[] | null
}

/**
 * Takes the stock and writes order, lines, movements, history and outbox row in one round trip, or nothing at all.
 *
 * What holds it together under READ COMMITTED, where each row that was waited for is read anew and others are not:
 * - `locked` takes the rows in id order, so that orders wait for each other instead of deadlocking, and it alone reads
 *   quantities: FOR UPDATE answers the newest version of a row.
 * - `verdict` needs all of `locked`, and everything that writes needs the verdict: no write before the last lock.
 * - `taken` uses neither in WHERE nor in SET the quantity of the row it updates: PostgreSQL first reads the snapshot's
 *   version there, and puts even the CHECK to it. One that was restocked while we waited would be missed, or refused.
 *   What is available was read under the lock, and nobody can have changed it since.
 * - `placed` has no total unless every product gave its stock, and PostgreSQL refuses an order without one: nobody looks
 *   at the answer before it is committed.
 * - The tenant's counter comes after the products, as everywhere, and is the last thing that orders of one tenant share.
 */
export function placeOrderStatement({ userId, by, quantities }: OrderToPlace): CompiledQuery<PlacingOutcome> {
  // As text: pg would look at each number, and quote it.
  const [ids, wanted] = [`{${[...quantities.keys()]}}`, `{${[...quantities.values()]}}`]
  return CompiledQuery.raw(text, [ids, wanted, userId, by, orderCreatedEvent]) as CompiledQuery<PlacingOutcome>
}

/** $1 and $2 are products and their quantities, $3 the user, $4 who places it, and $5 the event. */
const text = `
WITH wanted AS (
  SELECT * FROM unnest($1::bigint[], $2::bigint[])
    WITH ORDINALITY AS wanted (product_id, quantity, position)
), locked AS MATERIALIZED (
  SELECT id, name, price, quantity FROM products
  WHERE user_id = $3::bigint AND id = ANY ($1::bigint[]) AND deleted_at IS NULL
  ORDER BY id FOR UPDATE
), lines AS MATERIALIZED (
  SELECT position, product_id, name, price, wanted.quantity::int AS quantity, locked.quantity AS available
  FROM wanted JOIN locked ON locked.id = wanted.product_id AND locked.quantity >= wanted.quantity
), verdict AS MATERIALIZED (
  SELECT sum(price * quantity) AS total FROM lines HAVING count(*) = cardinality($1::bigint[])
), taken AS (
  UPDATE products SET quantity = lines.available - lines.quantity
  FROM lines, verdict WHERE products.user_id = $3::bigint AND products.id = lines.product_id
  RETURNING products.id, products.quantity AS quantity_after, lines.quantity
), numbered AS (
  INSERT INTO order_counters AS counters (user_id, last_number, pending) SELECT $3::bigint, 1, 1 FROM verdict
  ON CONFLICT (user_id) DO UPDATE SET last_number = counters.last_number + 1, pending = counters.pending + 1
  RETURNING last_number
), placed AS (
  INSERT INTO orders (user_id, number, total_price, status)
  SELECT $3::bigint, last_number, CASE (SELECT count(*) FROM taken) WHEN cardinality($1::bigint[]) THEN total END, 'pending'
  FROM verdict, numbered
  RETURNING id, user_id, number, status, total_price,
    to_char(created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS moment
), booked AS (
  INSERT INTO order_items (user_id, order_id, product_id, quantity, product_name, unit_price)
  SELECT placed.user_id, placed.id, product_id, quantity, name, price FROM placed, lines ORDER BY position
  RETURNING id, product_id, product_name, quantity, unit_price
), moved AS (
  INSERT INTO stock_movements (user_id, product_id, kind, delta, quantity_after, order_id, by_user_id)
  SELECT placed.user_id, taken.id, 'order', -taken.quantity, quantity_after, placed.id, $4::bigint FROM placed, taken
), begun AS (
  INSERT INTO order_transitions (user_id, order_id, to_status, by_user_id)
  SELECT user_id, id, status, $4::bigint FROM placed
), resource AS MATERIALIZED (
  SELECT user_id, json_build_object(
    'id', id, 'number', number, 'user_id', user_id, 'status', status, 'total_price', total_price::text,
    'items', (SELECT json_agg(json_build_object(
      'id', id, 'product_id', product_id, 'product_name', product_name, 'quantity', quantity,
      'unit_price', unit_price::text, 'line_total', (unit_price * quantity)::text) ORDER BY id) FROM booked),
    'created_at', moment, 'updated_at', moment) AS placed FROM placed
), announced AS (
  INSERT INTO outbox (user_id, event, payload)
  SELECT user_id, $5, json_build_object('order', placed)::jsonb FROM resource
)
SELECT (SELECT placed FROM resource) AS placed, (
  SELECT json_agg(json_build_object('id', id, 'name', name, 'quantity', quantity))
  FROM locked WHERE NOT EXISTS (SELECT FROM verdict)) AS products`
