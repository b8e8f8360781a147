import { TenantName } from '../tenants/tenant-name.tsx'
import { failureLabel, mailLabel } from './mail-words.ts'
import classes from './notifications.module.css'
import type { Notification } from './notifications.queries.ts'

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

export function LastError({ failure, last_error }: Pick<Notification, 'failure' | 'last_error'>) {
  if (last_error === null) return <span className={classes.dimmed}>–</span>
  return (
    <span className={classes.error} title={last_error}>
      {failure !== null && `${failureLabel(failure)}: `}
      {last_error}
    </span>
  )
}
