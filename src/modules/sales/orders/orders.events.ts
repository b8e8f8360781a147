import type { OutboxEvent } from '#platform/outbox/announce.ts'
import type { OrderStatus } from './order-status.ts'
import type { OrderResource } from './orders.schemas.ts'

/** Its payload is `{order}`. The statement that places an order writes it. */
export const orderCreatedEvent = 'order.created'

const orderStatusChangedEvent = 'order.status-changed'

interface StatusChange {
  previousStatus: OrderStatus
  note: string | null
}

/** The order travels whole: who acts on the event later must tell what was true when it moved. */
export const orderStatusChanged = (order: OrderResource, { previousStatus, note }: StatusChange): OutboxEvent => ({
  event: orderStatusChangedEvent,
  payload: { order, previous_status: previousStatus, note },
})
