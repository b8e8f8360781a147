import { z } from 'zod'
import { OrderResource, orderCreatedEvent } from '#modules/sales/orders/index.ts'
import type { LoggedEvent } from '#platform/outbox/publish.ts'
import type { EventMessage, EventResource } from './events.schemas.ts'

/** The events that a user's log tells of; what else stands in the outbox is nobody's to read. */
export const loggedEvents: readonly string[] = [orderCreatedEvent, 'order.status-changed']

/** No more than what is told: an event from before a field existed can still be read. */
const Payload = z.object({
  order: OrderResource.pick({ id: true, user_id: true, status: true, total_price: true }),
  previous_status: OrderResource.shape.status.nullable().default(null),
})

export function toEventResource({ sequence, event, payload, createdAt }: Omit<LoggedEvent, 'userId'>): EventResource {
  const { order, previous_status } = Payload.parse(payload)
  const { id: order_id, user_id, status, total_price } = order
  const at = createdAt.toISOString()
  return { sequence, event, data: { order_id, user_id, status, previous_status, total_price, at } }
}

export const toEventMessage = ({ sequence, data }: EventResource): EventMessage => ({ ...data, sequence })
