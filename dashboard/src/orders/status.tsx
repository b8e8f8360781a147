import type { RowOf } from '@souk/client'
import classes from './status.module.css'

export type Order = RowOf<'orders.list'>
export type OrderStatus = Order['status']

export const orderStatuses: readonly OrderStatus[] = [
  'pending',
  'paid',
  'shipped',
  'delivered',
  'cancelled',
  'refunded',
]

/** Where an order may go from where it stands; the server has the last word. */
export const nextStatuses: Record<OrderStatus, readonly OrderStatus[]> = {
  pending: ['paid', 'cancelled'],
  paid: ['shipped', 'cancelled', 'refunded'],
  shipped: ['delivered', 'refunded'],
  delivered: ['refunded'],
  cancelled: [],
  refunded: [],
}

export const statusLabel = (status: string) => status.charAt(0).toUpperCase() + status.slice(1)

export function StatusBadge({ status }: { status: OrderStatus }) {
  return (
    <span className={classes.badge} data-status={status}>
      {statusLabel(status)}
    </span>
  )
}
