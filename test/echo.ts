import Echo from 'laravel-echo'
import { io, type Socket } from 'socket.io-client'
import { holdEvent } from './conformance.ts'
import { eventually } from './harness.ts'
import { closeAtTheEnd } from './running.ts'

export interface Frame {
  event: string
  channel: string
  // biome-ignore lint/suspicious/noExplicitAny: a test reads whatever the server said, and asserts it.
  data: any
}

export interface Listener {
  socket: Socket
  /** Every order event that `.listen` was called with, in order. */
  heard: Frame[]
  /** Every frame of the server's, in order. */
  received: Frame[]
  /** Subscribes, and listens for both order events. Resolves with the server's answer. */
  join: (channel: string) => Promise<Frame>
}

/** The published laravel-echo over the published socket.io-client, as a web shop would set it up. */
export function listenWithEcho(origin: string, token: string | undefined, shop?: number): Listener {
  const echo = new Echo({
    broadcaster: 'socket.io',
    client: io,
    host: origin,
    transports: ['websocket'],
    forceNew: true,
    reconnectionDelay: 100,
    auth: {
      headers: {
        ...(token !== undefined && { Authorization: `Bearer ${token}` }),
        ...(shop !== undefined && { 'X-Souk-Shop': String(shop) }),
      },
    },
  })
  const { socket } = echo.connector as unknown as { socket: Socket }
  closeAtTheEnd(() => void socket.disconnect())
  const [heard, received]: [Frame[], Frame[]] = [[], []]
  socket.onAny((event, channel, data) => received.push({ event, channel, data }))
  return {
    socket,
    heard,
    received,
    async join(channel) {
      const subscription = echo.private(channel)
      for (const event of ['order.created', 'order.status-changed']) {
        subscription.listen(`.${event}`, (data: unknown) => {
          holdEvent(event, data)
          heard.push({ event, channel, data })
        })
      }
      return eventually(() =>
        received.find((answer) => answer.event.startsWith('subscription_') && answer.channel === `private-${channel}`),
      )
    },
  }
}
