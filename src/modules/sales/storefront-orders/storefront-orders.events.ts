import { type OrderResource, orderCreatedEvent, type SendingShop } from '#modules/sales/orders/index.ts'
import type { Json } from '#platform/database/schema.ts'
import type { OutboxEvent } from '#platform/outbox/announce.ts'

/** To the buyer: that the order has come, with its way to the order's page. */
export const orderReceivedEvent = 'order.received'

type ToBuyer = { recipient: string; shop: SendingShop } | { mailed?: false }

/** The shop hears of its order as of any other; its buyer in the shop's name. Each mail follows from an event of its own. */
export function storefrontOrderEvents(order: OrderResource, toBuyer: ToBuyer): OutboxEvent[] {
  return [
    { event: orderCreatedEvent, payload: { order } as unknown as Json },
    { event: orderReceivedEvent, payload: { order, ...toBuyer } as unknown as Json },
  ]
}
