import { Ago } from '../design/ago.tsx'
import { choice, loadedChoice, user } from '../lists/filters.tsx'
import { declareList } from '../lists/list.ts'
import { MailName, Recipient, Shop } from '../notifications/mail-cells.tsx'
import { failureOptions, mailOptions } from '../notifications/mail-words.ts'
import { OrderLink } from '../notifications/order-link.tsx'
import { souk } from '../souk.ts'
import classes from './failed-jobs.module.css'
import { FailureKind } from './failure-kind.tsx'

export const failedJobList = declareList({
  label: 'Failed mails',
  key: ['failed-jobs', 'list'],
  from: souk.failedJobs.list,
  columns: [
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
  ],
  filters: {
    failure: choice({ label: 'Kind of failure', any: 'Any failure', options: failureOptions, w: 180 }),
    event: loadedChoice({ label: 'Mail', any: 'Any mail', useOptions: () => mailOptions, w: 170 }),
    shop: user({ label: 'Shop', any: 'Any shop' }),
  },
  opens: 'job',
  empty: {
    title: 'No failed mail matches.',
    none: 'Nothing has failed.',
    hint: 'A mail comes here after three attempts, with what each of them met.',
  },
})
