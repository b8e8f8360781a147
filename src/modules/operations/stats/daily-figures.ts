import { type RawBuilder, sql } from 'kysely'
import { orderStatuses } from '#modules/sales/orders/index.ts'
import type { PlatformTx, TenantTx } from '#platform/database/transactions.ts'
import { countedFigures, type Figure, figures } from './figures.ts'
import type { StatsQuery, StatsResource } from './stats.schemas.ts'

/** Days such as '2030-01-31': the period's first and last, and the first of the equally long one before it. */
export interface Span {
  from: string
  to: string
  before: string
}

type Sums = Record<(typeof countedFigures)[number], number> & { revenue: string }

/** Sums and changes that are not in them yet, in one snapshot. The platform has sums of its own, of days in UTC. */
export function days(tx: TenantTx | PlatformTx, of: readonly Figure[] = figures): RawBuilder<unknown> {
  const columns = sql.join(of.map((figure) => sql.ref(figure)))
  return 'userId' in tx
    ? sql`SELECT day, ${columns} FROM daily_figures WHERE user_id = ${tx.userId}
          UNION ALL SELECT day, ${columns} FROM figure_changes WHERE user_id = ${tx.userId}`
    : sql`SELECT day, ${columns} FROM platform_daily_figures UNION ALL
          SELECT coalesce(utc_day, day), ${columns} FROM figure_changes`
}

/** Everything so far, the period, and the period before. */
export async function sumDays(
  tx: TenantTx | PlatformTx,
  { from, before }: Span,
): Promise<Record<'total' | 'period' | 'before', Sums>> {
  const sums = (filter: RawBuilder<unknown>) => sql`json_build_object(
    ${sql.join(countedFigures.map((name) => sql`${sql.lit(name)}, coalesce(sum(${sql.ref(name)}) ${filter}, 0)`))},
    'revenue', coalesce(sum(revenue) ${filter}, 0)::numeric(20, 2)::text)`
  const { rows } = await sql<Record<'total' | 'period' | 'before', Sums>>`
    WITH days AS (${days(tx)})
    SELECT ${sums(sql``)} AS total, ${sums(sql`FILTER (WHERE day >= ${from}::date)`)} AS period,
      ${sums(sql`FILTER (WHERE day >= ${before}::date AND day < ${from}::date)`)} AS before
    FROM days`.execute(tx)
  return rows[0] as Record<'total' | 'period' | 'before', Sums>
}

/** Orders placed and revenue, gathered by day, week or month, with zeros where nothing happened. */
export async function readDays(
  tx: TenantTx | PlatformTx,
  { from, to }: Span,
  by: StatsQuery['by'],
): Promise<StatsResource['series']> {
  const orders = sql.join(
    orderStatuses.map((status) => sql.ref(status)),
    sql` + `,
  )
  const { rows } = await sql<StatsResource['series'][number]>`
    WITH days AS (${days(tx)}), gathered AS (
      SELECT date_trunc(${by}, day::timestamp) AS start, sum(${orders}) AS orders, sum(revenue) AS revenue
      FROM days WHERE day BETWEEN ${from}::date AND ${to}::date GROUP BY 1
    )
    SELECT start::date::text AS from, coalesce(orders, 0)::bigint AS orders,
      coalesce(revenue, 0)::numeric(20, 2)::text AS revenue
    FROM generate_series(date_trunc(${by}, ${from}::timestamp), ${to}::timestamp, ('1 ' || ${by})::interval) AS start
      LEFT JOIN gathered USING (start)
    ORDER BY start`.execute(tx)
  return rows
}
