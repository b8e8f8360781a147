import { sql } from 'kysely'
import type { PlatformTx, TenantTx } from '#platform/database/transactions.ts'
import type { StatsResource } from './stats.schemas.ts'

const shown = 8

/**
 * The month's best sellers. An index answers those whose sums are complete; the products that changed since are summed
 * beside them, since a change may have moved them up or down.
 */
export async function listBestSellers(
  tx: TenantTx | PlatformTx,
  month: string,
): Promise<StatsResource['best_sellers']['products']> {
  const own = 'userId' in tx ? sql`user_id = ${tx.userId} AND` : sql``
  const { rows } = await sql<StatsResource['best_sellers']['products'][number]>`
    WITH changes AS MATERIALIZED (
      SELECT user_id, product_id, sum(units) AS units, sum(revenue) AS revenue
      FROM sale_changes WHERE ${own} month = ${month}::date GROUP BY user_id, product_id
    ), settled AS (
      SELECT user_id, product_id, units, revenue FROM monthly_sales
      WHERE ${own} month = ${month}::date AND units > 0 AND product_id NOT IN (SELECT product_id FROM changes)
      ORDER BY units DESC, revenue DESC, product_id LIMIT ${shown}
    ), moving AS (
      SELECT user_id, product_id, changes.units + coalesce(kept.units, 0) AS units,
        changes.revenue + coalesce(kept.revenue, 0) AS revenue
      FROM changes LEFT JOIN (SELECT * FROM monthly_sales WHERE month = ${month}::date) AS kept
        USING (user_id, product_id)
    ), best AS (
      SELECT * FROM settled UNION ALL SELECT * FROM moving WHERE units > 0
      ORDER BY units DESC, revenue DESC, product_id LIMIT ${shown}
    )
    SELECT best.product_id, best.user_id, products.name, best.units::bigint AS units,
      best.revenue::numeric(20, 2)::text AS revenue,
      (SELECT coalesce(sum(units), 0)::bigint FROM (
        SELECT units FROM monthly_sales AS kept
        WHERE kept.user_id = best.user_id AND kept.product_id = best.product_id AND kept.month = earlier.month
        UNION ALL SELECT units FROM sale_changes AS changed
        WHERE changed.user_id = best.user_id AND changed.product_id = best.product_id AND changed.month = earlier.month
      ) AS sold) AS units_before
    FROM best JOIN products ON products.user_id = best.user_id AND products.id = best.product_id,
      (SELECT (${month}::date - interval '1 month')::date AS month) AS earlier
    ORDER BY best.units DESC, best.revenue DESC, best.product_id`.execute(tx)
  return rows
}
