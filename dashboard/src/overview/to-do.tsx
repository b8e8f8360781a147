import { Link } from '@tanstack/react-router'
import { Panel } from '../design/panel.tsx'
import { formatCount } from '../format.ts'
import { type PlainPhrase, say } from '../language/say.ts'
import { useReviewed } from '../orders/orders.queries.ts'
import { useMay } from '../session/use-me.ts'
import { FirstSteps } from './first-steps.tsx'
import classes from './to-do.module.css'
import type { Stats } from './use-stats.ts'

interface Task {
  count: number
  /** There are at least so many. */
  more?: boolean
  label: PlainPhrase
  to: string
  search: object
}

/** What waits for the shop, each a way to where it is done. */
export function ToDo({ stats }: { stats: Stats | undefined }) {
  const may = useMay()
  const { data: reviewed = [] } = useReviewed()
  if (stats === undefined) return null
  const { orders_by_status: orders, figures, low_stock } = stats
  const tasks: Task[] = [
    { count: orders.paid, label: 'to ship', to: '/orders', search: { status: 'paid' } },
    { count: orders.pending, label: 'unpaid', to: '/orders', search: { status: 'pending' } },
    { count: reviewed.length, label: 'payments to look at', to: '/orders', search: {} },
    { count: low_stock.length, more: low_stock.length >= 10, label: 'running out', to: '/products', search: fewest },
    { count: figures.failed_jobs.total, label: 'failed mails', ...placeOfMails(may) },
  ]
  const open = tasks.filter(({ count }) => count > 0)
  if (figures.products.total === 0) return <FirstSteps />
  return (
    <Panel title={say('To do today')}>
      {open.length === 0 && <p className={classes.none}>{say('Nothing waits for you.')}</p>}
      <ul className={classes.tasks}>
        {open.map(({ count, more = false, label, to, search }) => (
          <li key={label}>
            <Link to={to} search={search as never} className={classes.task}>
              <strong>
                {formatCount(count)}
                {more && '+'}
              </strong>{' '}
              {say(label)}
            </Link>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

const fewest = { sort: 'quantity' }

/** Operators may do something about everybody's failed mails, owners about their own. */
const placeOfMails = (may: (permission: string) => boolean) =>
  may('queues.view') ? { to: '/queues', search: {} } : { to: '/notifications', search: { status: 'failed' } }
