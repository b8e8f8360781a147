import { orderStatuses } from '#modules/sales/orders/index.ts'
import type { PlatformTx, TenantTx } from '#platform/database/transactions.ts'
import { listBestSellers } from './best-sellers.ts'
import { readDays, type Span, sumDays } from './daily-figures.ts'
import { daysBefore, type Present, readPresent } from './days.ts'
import { listLowStock } from './low-stock.ts'
import type { StatsQuery, StatsResource } from './stats.schemas.ts'

/** The figures of one user, or in the platform's scope of all; each is read from sums of days or months. */
export async function getStats(tx: TenantTx | PlatformTx, query: StatsQuery, now = new Date()): Promise<StatsResource> {
  const present = await readPresent(tx, now)
  const span = spanOf(query, present)
  const sums = await sumDays(tx, span)
  const month = query.month ?? present.today.slice(0, 7)
  const orders = (when: keyof typeof sums) => orderStatuses.reduce((total, status) => total + sums[when][status], 0)
  const figure = <K extends keyof typeof sums.total>(name: K) => ({
    total: sums.total[name],
    period: sums.period[name],
    before: sums.before[name],
  })
  return {
    period: { from: span.from, to: span.to, days: query.days, by: query.by, time_zone: present.timeZone },
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

const spanOf = ({ days }: StatsQuery, { today }: Present): Span => ({
  from: daysBefore(today, days - 1),
  to: today,
  before: daysBefore(today, 2 * days - 1),
})
