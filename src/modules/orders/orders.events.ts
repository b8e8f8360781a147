import type { OutboxEvent } from '#platform/outbox/announce.ts'
import type { OrderResource } from './orders.schemas.ts'

export const orderCreatedEvent = 'order.created'

/** The order travels whole: who acts on the event later must tell what was true when it was placed. */
export const orderCreated = (order: OrderResource): OutboxEvent => ({ event: orderCreatedEvent, payload: { order } })
