import { sql } from 'kysely'
import type { PlatformTx } from '#platform/database/transactions.ts'

/** A product whose quantity is not what its movements add up to. */
export interface Discrepancy {
  productId: number
  userId: number
  name: string
  quantity: number
  ledger: number
}

/** Where a quantity changed and no movement says why. `before` and `after` are ids of movements, or where there is none. */
interface Gap {
  before: number | null
  after: number | null
  left: number
  found: number
}

export async function findDiscrepancies(tx: PlatformTx): Promise<Discrepancy[]> {
  const { rows } = await sql<Discrepancy>`
    SELECT products.id AS "productId", products.user_id AS "userId", products.name, products.quantity,
      coalesce(sum(delta), 0)::bigint AS ledger
    FROM products LEFT JOIN stock_movements AS movements
      ON movements.user_id = products.user_id AND movements.product_id = products.id
    GROUP BY products.user_id, products.id, products.name, products.quantity
    HAVING products.quantity <> coalesce(sum(delta), 0) ORDER BY products.id`.execute(tx)
  return rows
}

/** One sentence per place where the quantity was changed past the ledger. */
export async function explain(tx: PlatformTx, { productId, userId }: Discrepancy): Promise<string[]> {
  const { rows } = await sql<Gap>`
    WITH states AS (
      SELECT id, delta, quantity_after FROM stock_movements WHERE user_id = ${userId} AND product_id = ${productId}
      UNION ALL
      SELECT NULL, 0, quantity FROM products WHERE user_id = ${userId} AND id = ${productId}
    ), steps AS (
      SELECT id AS after, lag(id) OVER chain AS before, coalesce(lag(quantity_after) OVER chain, 0) AS left,
        quantity_after - delta AS found
      FROM states WINDOW chain AS (ORDER BY id NULLS LAST)
    )
    SELECT * FROM steps WHERE "left" <> found ORDER BY after NULLS LAST`.execute(tx)
  return rows.map(sentence)
}

function sentence({ before, after, left, found }: Gap): string {
  const change = found > left ? `${found - left} appeared` : `${left - found} vanished`
  const since = before === null ? 'before the first movement' : `after movement ${before}, which left ${left}`
  const until = after === null ? 'by now there are' : `movement ${after} found`
  return `${change} without a movement ${since}: ${until} ${found}.`
}
