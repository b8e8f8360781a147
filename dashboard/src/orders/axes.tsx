import type { Order } from './status.tsx'

const payments: Record<Order['payment_status'], string> = {
  unpaid: 'Unpaid',
  authorized: 'Authorized',
  partially_paid: 'Paid in part',
  paid: 'Paid',
  partially_refunded: 'Refunded in part',
  refunded: 'Refunded',
}
const fulfillments: Record<Order['fulfillment_status'], string> = {
  none: 'Nothing sent',
  partial: 'Sent in part',
  shipped: 'All sent',
  delivered: 'All delivered',
  returned: 'Returned',
}

/** Whether the money came, and whether the goods went: two questions beside the coarse status. */
export function Axes({ order }: { order: Pick<Order, 'payment_status' | 'fulfillment_status'> }) {
  return (
    <>
      {payments[order.payment_status]} · {fulfillments[order.fulfillment_status]}
    </>
  )
}
