import { z } from 'zod'
import { OrderResource } from '#modules/sales/orders/index.ts'
import { amount } from '#platform/http/fields.ts'
import { describeData } from './declare-event.ts'

/** No more than what the log holds: an event from before a field existed can still be read. */
const Payload = z.object({
  order: OrderResource.pick({ id: true, status: true, total_price: true }),
  previous_status: OrderResource.shape.status.nullable().default(null),
})

export const orderData = describeData({
  name: 'Order',
  shape: {
    order_id: z.int(),
    status: OrderResource.shape.status,
    previous_status: OrderResource.shape.status.nullable(),
    total_price: amount,
  },
  read(payload) {
    const { order, previous_status } = Payload.parse(payload)
    const { id: order_id, status, total_price } = order
    return { order_id, status, previous_status, total_price }
  },
})
