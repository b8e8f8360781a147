import { Copy } from '../design/copy.tsx'
import { DetailDrawer } from '../design/detail-drawer.tsx'
import { Facts } from '../design/facts.tsx'
import { Failed, Loading } from '../design/states.tsx'
import { formatMoment } from '../format.ts'
import { say } from '../language/say.ts'
import { TenantName } from '../tenants/tenant-name.tsx'
import { DeliveryStatusBadge } from './delivery-status.tsx'
import { FailedAttempts } from './failed-attempts.tsx'
import { mailLabel } from './mail-words.ts'
import classes from './notifications.module.css'
import { useNotification } from './notifications.queries.ts'
import { OrderLink } from './order-link.tsx'
import { RetryMail } from './retry-mail.tsx'

interface NotificationDrawerProps {
  id: number | undefined
  onClose: () => void
}

export function NotificationDrawer({ id, onClose }: NotificationDrawerProps) {
  return (
    <DetailDrawer id={id} title={say('Mail')} onClose={onClose}>
      {(shown) => <NotificationDetail id={shown} />}
    </DetailDrawer>
  )
}

function NotificationDetail({ id }: { id: number }) {
  const { data: mail, error, isPending, refetch } = useNotification(id)
  if (isPending) return <Loading lines={8} />
  if (error !== null) return <Failed error={error} retry={() => void refetch()} />
  return (
    <div className={classes.detail}>
      <div className={classes.summary}>
        <p className={classes.title}>{mailLabel(mail.event)}</p>
        <DeliveryStatusBadge status={mail.status} />
      </div>
      <Facts
        facts={{
          [say('To')]: mail.recipient,
          [say('Shop')]: <TenantName id={mail.user_id} />,
          [say('Order')]: mail.order_id === null ? undefined : <OrderLink {...mail} />,
          [say('Channel')]: mail.channel === 'mail' ? say('Mail') : mail.channel,
          [say('Announced')]: formatMoment(mail.created_at),
          [say('Sent')]: mail.sent_at === null ? undefined : formatMoment(mail.sent_at),
          [say('Attempts')]: mail.attempts,
          [say('Next attempt')]: mail.next_attempt_at === null ? undefined : formatMoment(mail.next_attempt_at),
          [say('Message id')]:
            mail.message_id === null ? undefined : (
              <span className={classes.message}>
                {mail.message_id} <Copy value={mail.message_id} what={say('the message id')} />
              </span>
            ),
        }}
      />
      <RetryMail mail={mail} />
      <FailedAttempts attempts={mail.failed_attempts} />
    </div>
  )
}
