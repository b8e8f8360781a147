import type { Column } from '../design/data-table.tsx'
import { formatAgo, formatMoment } from '../format.ts'
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
  { label: 'Given up', cell: ({ failed_at }) => <GivenUp at={failed_at} />, align: 'right' },
]

function GivenUp({ at }: { at: string | null }) {
  if (at === null) return null
  return (
    <time title={formatMoment(at)} dateTime={at}>
      {formatAgo(at)}
    </time>
  )
}
