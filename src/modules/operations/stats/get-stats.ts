import { orderStatuses } from '#modules/sales/orders/index.ts'
import type { PlatformTx, TenantTx } from '#platform/database/transactions.ts'
import { listBestSellers } from './best-sellers.ts'
import { readDays, type Span, sumDays } from './daily-figures.ts'
import { listLowStock } from './low-stock.ts'
import type { StatsQuery, StatsResource } from './stats.schemas.ts'

const dayMs = 24 * 60 * 60 * 1000

/** The figures of one user, or in the platform's scope of all; each is read from sums of days or months. */
export async function getStats(tx: TenantTx | PlatformTx, query: StatsQuery, now = new Date()): Promise<StatsResource> {
  const span = spanOf(query, now)
  const sums = await sumDays(tx, span)
  const month = query.month ?? dayOf(now).slice(0, 7)
  const orders = (when: keyof typeof sums) => orderStatuses.reduce((total, status) => total + sums[when][status], 0)
  const figure = <K extends keyof typeof sums.total>(name: K) => ({
    total: sums.total[name],
    period: sums.period[name],
    before: sums.before[name],
  })
  return {
    period: { from: span.from, to: span.to, days: query.days, by: query.by },
    figures: {
      products: figure('products'),
      out_of_stock: figure('out_of_stock'),
      orders: { total: orders('total'), period: orders('period'), before: orders('before') },
      open_orders: figure('open_orders'),
      failed_jobs: figure('failed_jobs'),
      revenue: figure('revenue'),
    },
    series: await readDays(tx, span, query.by),
    orders_by_status: Object.fromEntries(
      orderStatuses.map((status) => [status, sums.total[status]]),
    ) as StatsResource['orders_by_status'],
    best_sellers: { month, products: await listBestSellers(tx, `${month}-01`) },
    low_stock: await listLowStock(tx),
  }
}

function spanOf({ days }: StatsQuery, now: Date): Span {
  const daysBack = (count: number) => dayOf(new Date(now.getTime() - count * dayMs))
  return { from: daysBack(days - 1), to: daysBack(0), before: daysBack(2 * days - 1) }
}

const dayOf = (moment: Date) => moment.toISOString().slice(0, 10)
