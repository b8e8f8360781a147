import { CompiledQuery } from 'kysely'
import { bookedStock, type StockedProduct, takenStock } from '#modules/inventory/stock/index.ts'
import { type Claim, type ClaimColumns, claimColumns, claims, keptAnswers } from '#platform/idempotency/claims.ts'
import { orderCreatedEvent } from './orders.events.ts'
import { writtenOrders } from './write-orders.ts'

export interface OrderToPlace {
  /** The id of the user who places it. */
  by: number
  /** One line per product. */
  quantities: ReadonlyMap<number, number>
  traceparent: string | undefined
  claim: ClaimColumns | undefined
}

export interface PlacingOutcome {
  claim: Claim
  /** The order as JSON; null when it was not placed, and nothing of it was written. */
  resource: string | null
  resource_id: number | null
  /** Whether what is there would be enough, if nobody else wanted it. */
  possible: boolean
  /** Of an order that is not possible: its products as they stood under their locks, as far as they are there. */
  products: StockedProduct[] | null
}

/**
 * Places orders of one user, in their order, in one statement, and answers for each. An order that cannot be filled, or whose key
 * is not free, writes nothing and leaves the others alone.
 */
export function placeOrdersStatement(userId: number, orders: readonly OrderToPlace[]): CompiledQuery<PlacingOutcome> {
  const lines = orders.flatMap(({ quantities }, ordinal) =>
    [...quantities].map(([product_id, quantity]) => ({ ordinal, product_id, quantity })),
  )
  const asked = orders.map(({ by, traceparent, claim }, ordinal) => ({
    ordinal,
    by_user_id: by,
    traceparent,
    ...claim,
  }))
  // As text: pg would look at each number, and quote it.
  const products = `{${[...new Set(lines.map(({ product_id }) => product_id))]}}`
  const parameters = [userId, products, orderCreatedEvent, JSON.stringify(asked), JSON.stringify(lines)]
  return CompiledQuery.raw(placeOrdersText, parameters) as CompiledQuery<PlacingOutcome>
}

/** $1 is the user, $2 all products, $3 the event, $4 the orders and $5 their lines. */
export const placeOrdersText = `/* place orders */
WITH asked AS MATERIALIZED (
  SELECT * FROM json_to_recordset($4::json) AS asked (ordinal int, by_user_id bigint, traceparent text, ${claimColumns})
),${claims}, wanted AS MATERIALIZED (
  SELECT ordinal, position, product_id, quantity
  FROM ROWS FROM (json_to_recordset($5::json) AS (ordinal int, product_id bigint, quantity bigint))
    WITH ORDINALITY AS line (ordinal, product_id, quantity, position)
  JOIN claims USING (ordinal) WHERE claim = 'free'
),${takenStock},${writtenOrders},${bookedStock},${keptAnswers('/api/v1/orders/')}
SELECT claim, resource, resource_id, possible.ordinal IS NOT NULL AS possible, CASE WHEN possible.ordinal IS NULL THEN (
  SELECT json_agg(json_build_object('id', product_id, 'name', name, 'quantity', available))
  FROM lines WHERE lines.ordinal = claims.ordinal AND available IS NOT NULL) END AS products
FROM claims LEFT JOIN possible USING (ordinal) LEFT JOIN resources USING (ordinal) ORDER BY claims.ordinal`
