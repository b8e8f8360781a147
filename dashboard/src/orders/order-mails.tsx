import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { formatMoment } from '../format.ts'
import { say } from '../language/say.ts'
import { DeliveryStatusBadge } from '../notifications/delivery-status.tsx'
import { mailLabel } from '../notifications/mail-words.ts'
import { pendingMs } from '../notifications/notifications.queries.ts'
import { RetryMail } from '../notifications/retry-mail.tsx'
import { souk } from '../souk.ts'
import classes from './order-acts.module.css'

/** Every mail that tells of the order, and how it went. */
export function OrderMails({ id }: { id: number }) {
  const { data: mails = [] } = useQuery({
    queryKey: ['notifications', 'of order', id],
    queryFn: async ({ signal }) =>
      (await souk.notifications.list({ query: { order_id: id, per_page: 100 }, signal })).data,
    refetchInterval: ({ state }) => (state.data?.some(({ status }) => status === 'pending') ? pendingMs : false),
  })
  if (mails.length === 0) return <p className={classes.dimmed}>{say('No mail about it yet.')}</p>
  return (
    <ul className={classes.fulfillments} aria-label={say('Mails')}>
      {mails.map((mail) => (
        <li key={mail.id} className={classes.parcel}>
          <div className={classes.line}>
            <Link to="/notifications" search={{ mail: mail.id } as never}>
              {mailLabel(mail.event)}
            </Link>
            <DeliveryStatusBadge status={mail.status} />
          </div>
          <p className={classes.dimmed}>
            {mail.recipient} · {formatMoment(mail.sent_at ?? mail.created_at)}
          </p>
          <RetryMail mail={mail} />
        </li>
      ))}
    </ul>
  )
}
