import { toEventMessage, toEventResource } from '#modules/messaging/events/index.ts'
import type { LoggedEvent } from '#platform/outbox/publish.ts'
import type { Publisher } from '#platform/realtime/publisher.ts'
import { allOrdersChannel, orderChannel, userChannel } from './channels.ts'

/** Publishes each event on its user's channel; one of an order also on that order's channel, and on the operators'. */
export function publishToChannels(publisher: Publisher, events: readonly LoggedEvent[]): Promise<void> {
  return publisher.publish(
    events.flatMap((logged) => {
      const resource = toEventResource(logged)
      const [{ event }, payload] = [resource, toEventMessage(resource)]
      const { order_id } = payload as { order_id?: number | null }
      const ofOrder = order_id == null ? [] : [orderChannel(order_id), allOrdersChannel]
      const channels = [userChannel(logged.userId), ...ofOrder]
      return channels.map((channel) => ({ channel, event, payload }))
    }),
  )
}
