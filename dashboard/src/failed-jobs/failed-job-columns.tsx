import { Ago } from '../design/ago.tsx'
import type { Column } from '../design/data-table.tsx'
import { MailName, Recipient, Shop } from '../notifications/notification-columns.tsx'
import { OrderLink } from '../notifications/order-link.tsx'
import classes from './failed-jobs.module.css'
import type { FailedJob } from './failed-jobs.queries.ts'
import { FailureKind } from './failure-kind.tsx'

export const failedJobColumns: readonly Column<FailedJob>[] = [
  { label: 'Mail', cell: ({ event }) => <MailName event={event} /> },
  { label: 'Shop', cell: ({ user_id }) => <Shop id={user_id} />, wide: true },
  { label: 'Order', cell: (job) => <OrderLink {...job} /> },
  { label: 'To', cell: ({ recipient }) => <Recipient address={recipient} />, wide: true },
  { label: 'Failure', cell: ({ failure }) => <FailureKind failure={failure} /> },
  {
    label: 'Last error',
    cell: ({ last_error }) => (
      <span className={classes.error} title={last_error ?? undefined}>
        {last_error}
      </span>
    ),
    wide: true,
  },
  { label: 'Given up', cell: ({ failed_at }) => failed_at && <Ago time={failed_at} />, align: 'right' },
]
