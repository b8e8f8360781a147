import { Ago } from '../design/ago.tsx'
import type { Column } from '../design/data-table.tsx'
import { TenantName } from '../tenants/tenant-name.tsx'
import { DeliveryStatusBadge } from './delivery-status.tsx'
import { failureLabel, mailLabel } from './mail-words.ts'
import classes from './notifications.module.css'
import type { Notification } from './notifications.queries.ts'
import { OrderLink } from './order-link.tsx'

export const ownColumns: readonly Column<Notification>[] = [
  { label: 'Mail', cell: ({ event }) => <MailName event={event} /> },
  { label: 'Status', cell: ({ status }) => <DeliveryStatusBadge status={status} /> },
  { label: 'Order', cell: (mail) => <OrderLink {...mail} /> },
  { label: 'Attempts', cell: ({ attempts }) => attempts, align: 'right', wide: true },
  { label: 'Last error', cell: (mail) => <LastError {...mail} />, wide: true },
  { label: 'Announced', cell: ({ created_at }) => <Ago time={created_at} />, align: 'right' },
]

/** An operator sees everybody's mails, and to whom each goes. */
export const everybodysColumns: readonly Column<Notification>[] = [
  ...ownColumns.slice(0, 2),
  { label: 'Shop', cell: ({ user_id }) => <Shop id={user_id} />, wide: true },
  { label: 'To', cell: ({ recipient }) => <Recipient address={recipient} />, wide: true },
  ...ownColumns.slice(2),
]

export const MailName = ({ event }: { event: string }) => <span className={classes.name}>{mailLabel(event)}</span>

export function Shop({ id }: { id: number }) {
  return (
    <span className={classes.recipient}>
      <TenantName id={id} />
    </span>
  )
}

export function Recipient({ address }: { address: string }) {
  return (
    <span className={classes.recipient} title={address}>
      {address}
    </span>
  )
}

function LastError({ failure, last_error }: Pick<Notification, 'failure' | 'last_error'>) {
  if (last_error === null) return <span className={classes.dimmed}>–</span>
  return (
    <span className={classes.error} title={last_error}>
      {failure !== null && `${failureLabel(failure)}: `}
      {last_error}
    </span>
  )
}
