import { say } from '../language/say.ts'
import type { Order } from './status.tsx'

const payments: Record<Order['payment_status'], string> = {
  unpaid: say('Unpaid'),
  authorized: say('Authorized'),
  partially_paid: say('Paid in part'),
  paid: say('Paid'),
  partially_refunded: say('Refunded in part'),
  refunded: say('Refunded'),
}
const fulfillments: Record<Order['fulfillment_status'], string> = {
  none: say('Nothing sent'),
  partial: say('Sent in part'),
  shipped: say('All sent'),
  delivered: say('All delivered'),
  returned: say('Returned'),
}

/** Whether the money came, and whether the goods went: two questions beside the coarse status. */
export function Axes({ order }: { order: Pick<Order, 'payment_status' | 'fulfillment_status'> }) {
  return (
    <>
      {payments[order.payment_status]} · {fulfillments[order.fulfillment_status]}
    </>
  )
}
