import type { RowOf } from './operation.ts'
import { SoukError } from './souk-error.ts'

/** What is used of a Socket of socket.io-client. */
export interface LiveSocket {
  on: (event: 'connect', listener: () => void) => unknown
  // biome-ignore lint/suspicious/noExplicitAny: as socket.io-client types it.
  onAny: (listener: (event: string, ...parts: any[]) => void) => unknown
  emit: (event: string, ...parts: unknown[]) => unknown
  disconnect: () => unknown
  readonly connected: boolean
}

/** The `io` of socket.io-client. */
export type Connect = (origin: string, options: object) => LiveSocket

/** Whatever a shop is told of; `event` says what `data` holds. */
export type ShopEvent = RowOf<'events.list'>
export type OrderEvent = Extract<ShopEvent, { data: { previous_status: unknown } }>
type Listener = (event: ShopEvent) => void

export interface Live {
  /**
   * Listens to a channel, `users.{id}` or `orders.{id}`, and rejects with a SoukError if one may not. A user's channel
   * misses nothing: what happened while the line was down is read from the event log, in order and once.
   */
  subscribe: (channel: `users.${number}` | `orders.${number}`, listener: Listener) => Promise<() => void>
  close: () => void
}

interface LiveOptions {
  origin: string
  token: () => string | undefined
  shop: () => string | undefined
  list: { each: (call: { query: { since: number; user_id: number } }) => AsyncIterable<ShopEvent> }
}

interface Subscription {
  listener: Listener
  lastSeen: number
  /** Deliveries one after the other, so that catching up comes before what follows it. */
  turn: Promise<unknown>
  answered: PromiseWithResolvers<void>
}

export function listen(io: Connect, { origin, token, shop, list }: LiveOptions): Live {
  const socket = io(origin, { transports: ['websocket'], forceNew: true })
  const subscriptions = new Map<string, Subscription>()
  const headers = () => {
    const named = shop()
    return { authorization: `Bearer ${token()}`, ...(named !== undefined && { 'x-souk-shop': named }) }
  }
  const ask = (channel: string) => socket.emit('subscribe', { channel, auth: { headers: headers() } })

  async function catchUp(channel: string, subscription: Subscription): Promise<void> {
    const userId = Number(/^private-users\.(\d+)$/.exec(channel)?.[1])
    if (Number.isNaN(userId) || subscription.lastSeen === 0) return
    for await (const event of list.each({ query: { since: subscription.lastSeen, user_id: userId } })) {
      tell(subscription, event)
    }
  }

  const inTurn = (subscription: Subscription, work: () => unknown) => {
    subscription.turn = subscription.turn.then(work).catch(() => {})
  }

  socket.on('connect', () => {
    for (const channel of subscriptions.keys()) ask(channel)
  })
  socket.onAny((event, channel, payload) => {
    const subscription = subscriptions.get(channel)
    if (subscription === undefined) return
    if (event === 'subscription_succeeded') {
      subscription.answered.resolve()
      inTurn(subscription, () => catchUp(channel, subscription))
    } else if (event === 'subscription_error') {
      subscriptions.delete(channel)
      subscription.answered.reject(new SoukError({ code: 'subscription_refused', ...payload }))
    } else {
      const { sequence, ...data } = payload
      inTurn(subscription, () => tell(subscription, { sequence, event, data } as ShopEvent))
    }
  })

  return {
    async subscribe(name, listener) {
      const channel = `private-${name}`
      const answered = Promise.withResolvers<void>()
      subscriptions.set(channel, { listener, lastSeen: 0, turn: Promise.resolve(), answered })
      if (socket.connected) ask(channel)
      await answered.promise
      return () => {
        subscriptions.delete(channel)
        socket.emit('unsubscribe', { channel })
      }
    },
    close: () => void socket.disconnect(),
  }
}

function tell(subscription: Subscription, event: ShopEvent): void {
  if (event.sequence <= subscription.lastSeen) return
  subscription.lastSeen = event.sequence
  subscription.listener(event)
}
