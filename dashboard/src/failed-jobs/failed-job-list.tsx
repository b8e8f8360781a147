import { Ago } from '../design/ago.tsx'
import { say } from '../language/say.ts'
import { choice, loadedChoice, user } from '../lists/filters.tsx'
import { declareList } from '../lists/list.ts'
import { MailName, Recipient, Shop } from '../notifications/mail-cells.tsx'
import { failureOptions, mailOptions } from '../notifications/mail-words.ts'
import { OrderLink } from '../notifications/order-link.tsx'
import { souk } from '../souk.ts'
import classes from './failed-jobs.module.css'
import { FailureKind } from './failure-kind.tsx'

export const failedJobList = declareList({
  label: say('Failed mails'),
  key: ['failed-jobs', 'list'],
  from: souk.failedJobs.list,
  columns: [
    { label: say('Mail'), cell: ({ event }) => <MailName event={event} /> },
    { label: say('Shop'), cell: ({ user_id }) => <Shop id={user_id} />, wide: true },
    { label: say('Order'), cell: (job) => <OrderLink {...job} /> },
    { label: say('To'), cell: ({ recipient }) => <Recipient address={recipient} />, wide: true },
    { label: say('Failure'), cell: ({ failure }) => <FailureKind failure={failure} /> },
    {
      label: say('Last error'),
      cell: ({ last_error }) => (
        <span className={classes.error} title={last_error ?? undefined}>
          {last_error}
        </span>
      ),
      wide: true,
    },
    { label: say('Given up'), cell: ({ failed_at }) => failed_at && <Ago time={failed_at} />, align: 'right' },
  ],
  filters: {
    failure: choice({ label: say('Kind of failure'), any: say('Any failure'), options: failureOptions, w: 180 }),
    event: loadedChoice({ label: say('Mail'), any: say('Any mail'), useOptions: () => mailOptions, w: 170 }),
    shop: user({ label: say('Shop'), any: say('Any shop') }),
  },
  opens: 'job',
  empty: {
    title: say('No failed mail matches.'),
    none: say('Nothing has failed.'),
    hint: say('A mail comes here after three attempts, with what each of them met.'),
  },
})
