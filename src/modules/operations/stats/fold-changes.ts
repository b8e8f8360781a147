import { sql } from 'kysely'
import { type Database, type PlatformTx, withPlatform } from '#platform/database/transactions.ts'
import { eachFigure } from './figures.ts'

const batch = 10_000

/**
 * Adds what changed to the sums of the days and months, and forgets the changes; answers how many there were. One
 * process folds at a time, so that nobody else ever holds a row of the sums. Readers see a change either here or there,
 * since both are written in one transaction.
 */
export async function foldChanges(database: Database): Promise<number> {
  let total = 0
  for (;;) {
    const folded = await withPlatform(database, foldBatch)
    total += folded
    if (folded < batch) return total
  }
}

async function foldBatch(tx: PlatformTx): Promise<number> {
  const { rows } = await sql<{
    mine: boolean
  }>`SELECT pg_try_advisory_xact_lock(hashtextextended('souk.stats', 0)) AS mine`.execute(tx)
  return rows[0]?.mine ? (await foldFigures(tx)) + (await foldSales(tx)) : 0
}

async function foldFigures(tx: PlatformTx): Promise<number> {
  const sums = eachFigure((figure) => sql`sum(${sql.ref(figure)})`)
  const columns = eachFigure((figure) => sql.ref(figure))
  const added = eachFigure((figure) => sql`${sql.ref(figure)} = kept.${sql.ref(figure)} + excluded.${sql.ref(figure)}`)
  const { rows } = await sql<{ folded: number }>`
    WITH folded AS (
      DELETE FROM figure_changes
      WHERE (user_id, id) IN (SELECT user_id, id FROM figure_changes LIMIT ${batch}) RETURNING *
    ), by_user AS (
      INSERT INTO daily_figures AS kept (user_id, day, ${columns})
      SELECT user_id, day, ${sums} FROM folded GROUP BY user_id, day
      ON CONFLICT (user_id, day) DO UPDATE SET ${added}
    ), over_all AS (
      INSERT INTO platform_daily_figures AS kept (day, ${columns})
      SELECT coalesce(utc_day, day), ${sums} FROM folded GROUP BY 1
      ON CONFLICT (day) DO UPDATE SET ${added}
    )
    SELECT count(*) AS folded FROM folded`.execute(tx)
  return rows[0]?.folded ?? 0
}

async function foldSales(tx: PlatformTx): Promise<number> {
  const { rows } = await sql<{ folded: number }>`
    WITH folded AS (
      DELETE FROM sale_changes
      WHERE (user_id, id) IN (SELECT user_id, id FROM sale_changes LIMIT ${batch}) RETURNING *
    ), by_month AS (
      INSERT INTO monthly_sales AS kept (user_id, product_id, month, units, revenue)
      SELECT user_id, product_id, month, sum(units), sum(revenue) FROM folded GROUP BY user_id, product_id, month
      ON CONFLICT (user_id, product_id, month)
        DO UPDATE SET units = kept.units + excluded.units, revenue = kept.revenue + excluded.revenue
    )
    SELECT count(*) AS folded FROM folded`.execute(tx)
  return rows[0]?.folded ?? 0
}
