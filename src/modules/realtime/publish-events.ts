import { toEventResource } from '#modules/events/index.ts'
import type { LoggedEvent } from '#platform/outbox/publish.ts'
import type { Publisher } from '#platform/realtime/publisher.ts'
import { allOrdersChannel, orderChannel, userChannel } from './channels.ts'

/** Tells each event on the channel of its user, on that of its order, and to operators. */
export function publishToChannels(publisher: Publisher, events: readonly LoggedEvent[]): Promise<void> {
  return publisher.publish(
    events.flatMap((logged) => {
      const { sequence, event, data } = toEventResource(logged)
      const payload = { ...data, sequence }
      const channels = [userChannel(logged.userId), orderChannel(data.order_id), allOrdersChannel]
      return channels.map((channel) => ({ channel, event, payload }))
    }),
  )
}
