/** A product as it stood when its row was locked. */
export interface StockedProduct {
  id: number
  name: string
  quantity: number
}

/**
 * Takes the stock of several orders, one after the other: parts of a statement. $1 is the user and $2 the products; `wanted
 * (ordinal, position, product_id, quantity)` holds one line per product of each order.
 *
 * What holds it together under READ COMMITTED, where each row that was waited for is read anew and others are not:
 * - `stock` locks the rows in the order of their ids, as everybody does, so that orders wait for each other instead of
 *   deadlocking. It alone reads quantities: a lock answers the newest version of its row, and keeps it the newest.
 * - `possible` are the orders that what is there could fill alone, `filled` those that it fills after all possible ones before
 *   them. One that is possible and not filled is undecided: it asks again, after those that were filled.
 * - A product of unlimited stock has no quantity to take, and no line in the ledger.
 * - Whatever writes needs all of `filled`: no write before the last lock.
 * - `taken` uses neither in WHERE nor in SET the quantity of the row it updates: PostgreSQL first reads the snapshot's version
 *   there, and puts even the CHECK to it. One that was restocked while we waited would be refused.
 */
export const takenStock = `
stock AS MATERIALIZED (
  SELECT id, name, price, sku, options, stock_policy = 'track' AS tracked,
    CASE WHEN stock_policy = 'track' THEN quantity ELSE 2147483647 END AS quantity FROM products
  WHERE user_id = $1::bigint AND id = ANY ($2::bigint[]) AND deleted_at IS NULL
  ORDER BY id FOR NO KEY UPDATE
), lines AS MATERIALIZED (
  SELECT ordinal, position, product_id, name, price, sku, options, tracked, wanted.quantity, stock.quantity AS available
  FROM wanted LEFT JOIN stock ON stock.id = wanted.product_id
), possible AS MATERIALIZED (
  SELECT ordinal FROM lines GROUP BY ordinal HAVING bool_and(coalesce(quantity <= available, false))
), queued AS (
  SELECT lines.*, sum(quantity) OVER (PARTITION BY product_id ORDER BY ordinal) AS asked_until_here
  FROM lines JOIN possible USING (ordinal)
), filled AS MATERIALIZED (
  SELECT ordinal, sum(price * quantity) AS total FROM queued GROUP BY ordinal
  HAVING bool_and(asked_until_here <= available)
), sold AS MATERIALIZED (
  SELECT lines.*, available - sum(quantity) OVER (PARTITION BY product_id ORDER BY ordinal) AS quantity_after
  FROM lines JOIN filled USING (ordinal)
), taken AS (
  UPDATE products SET quantity = together.quantity_after
  FROM (SELECT product_id, min(quantity_after) AS quantity_after FROM sold WHERE tracked GROUP BY product_id) AS together
  WHERE products.user_id = $1::bigint AND products.id = ANY ($2::bigint[]) AND products.id = together.product_id
  RETURNING products.id
)`

/**
 * The ledger of what was taken; `placed (ordinal, id)` are the orders, `asked (ordinal, by_user_id)` says who placed them. A
 * product that gave no stock would leave its movement without one, which PostgreSQL refuses: nobody looks at the answer
 * before it is committed.
 */
export const bookedStock = `
moved AS (
  INSERT INTO stock_movements (user_id, product_id, kind, delta, quantity_after, order_id, by_user_id)
  SELECT $1::bigint, taken.id, 'order', -sold.quantity, quantity_after, placed.id, by_user_id
  FROM sold JOIN placed USING (ordinal) JOIN asked USING (ordinal) LEFT JOIN taken ON taken.id = product_id
  WHERE tracked
  ORDER BY ordinal, position
)`
