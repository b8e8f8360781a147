import type { RowOf } from '@souk/client'
import { type PlainPhrase, say } from '../language/say.ts'
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

export const statusPhrases = {
  pending: 'Pending',
  paid: 'Paid',
  shipped: 'Shipped',
  delivered: 'Delivered',
  cancelled: 'Cancelled',
  refunded: 'Refunded',
} as const satisfies Record<OrderStatus, PlainPhrase>

export const statusLabel = (status: string): string =>
  status in statusPhrases ? say(statusPhrases[status as OrderStatus]) : status

interface StatusBadgeProps {
  status: OrderStatus
}

export function StatusBadge({ status }: StatusBadgeProps) {
  return (
    <span className={classes.badge} data-status={status}>
      {statusLabel(status)}
    </span>
  )
}
