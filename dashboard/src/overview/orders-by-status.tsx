import { Link } from '@tanstack/react-router'
import { Panel } from '../design/panel.tsx'
import { Empty, Loading } from '../design/states.tsx'
import { formatCount } from '../format.ts'
import { locale } from '../language/language.ts'
import { say } from '../language/say.ts'
import { orderStatuses, StatusBadge } from '../orders/status.tsx'
import classes from './overview.module.css'
import type { Stats } from './use-stats.ts'

const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 })

export function OrdersByStatus({ stats }: { stats: Stats | undefined }) {
  const counts = stats?.orders_by_status
  const total = stats?.figures.orders.total ?? 0
  return (
    <Panel title={say('Orders by status')}>
      {counts === undefined && <Loading lines={6} />}
      {counts !== undefined && total === 0 && <Empty title={say('No orders yet.')} />}
      {counts !== undefined && total > 0 && (
        <>
          <div className={classes.bar} aria-hidden="true">
            {orderStatuses
              .filter((status) => Number(counts[status]) > 0)
              .map((status) => (
                <span key={status} style={{ flexGrow: counts[status] ?? 0, background: `var(--status-${status})` }} />
              ))}
          </div>
          <ul className={classes.statuses}>
            {orderStatuses.map((status) => (
              <li key={status}>
                <Link to="/orders" search={{ status } as never}>
                  <StatusBadge status={status} />
                </Link>
                <span>
                  {formatCount(counts[status] ?? 0)}
                  <span className={classes.share}>{percent.format((counts[status] ?? 0) / total)}</span>
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </Panel>
  )
}
