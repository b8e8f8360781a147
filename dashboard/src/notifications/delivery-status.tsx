import { say } from '../language/say.ts'
import classes from './delivery-status.module.css'
import type { Notification } from './notifications.queries.ts'

export type DeliveryStatus = Notification['status']

const labels: Record<DeliveryStatus, string> = {
  pending: say('On its way'),
  sent: say('Sent'),
  failed: say('Failed'),
  dropped: say('Given up'),
}

export const deliveryStatuses = Object.keys(labels) as DeliveryStatus[]
export const deliveryOptions = deliveryStatuses.map((value) => ({ value, label: labels[value] }))

export function DeliveryStatusBadge({ status }: { status: DeliveryStatus }) {
  return (
    <span className={classes.status} data-status={status}>
      {labels[status]}
    </span>
  )
}
