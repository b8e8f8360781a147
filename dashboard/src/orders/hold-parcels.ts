import type { Souk } from '@souk/client'
import { formatCount } from '../format.ts'
import { say } from '../language/say.ts'
import { hold } from './held-moves.tsx'
import type { Order } from './status.tsx'

interface Packed {
  /** It was packed for this: taken back, it is called back. */
  isNew?: boolean
  onBack?: () => void
}

/** Ships a parcel that is packed. */
export function holdParcel({ id, number }: Order, parcel: number, { isNew = false, onBack }: Packed = {}): void {
  hold({
    orders: [id],
    will: say('A parcel of order #{number} will be shipped.', { number }),
    done: say('A parcel of order #{number} is on its way.', { number }),
    refused: say('Order #{number}: not done.', { number }),
    send: ship(parcel),
    ...(isNew && { takeBack: callBack(parcel) }),
    ...(onBack && { onBack }),
  })
}

export function holdDelivery({ id, number }: Order, parcel: number): void {
  hold({
    orders: [id],
    will: say('A parcel of order #{number} will be marked as delivered.', { number }),
    done: say('A parcel of order #{number} has arrived.', { number }),
    refused: say('Order #{number}: not done.', { number }),
    send: (souk) => souk.fulfillments.deliver({ path: { id: parcel } }),
  })
}

/** All begin at once, so that none is left behind with the page. */
export function holdParcels(orders: readonly Order[], parcels: readonly number[]): void {
  const count = formatCount(orders.length)
  hold({
    orders: orders.map(({ id }) => id),
    will: say('{count} orders will be shipped.', { count }),
    done: say('{count} on their way.', { count }),
    refused: say('Not all were shipped'),
    send: (souk) => allOf(parcels.map((parcel) => ship(parcel)(souk))),
    takeBack: (souk) => allOf(parcels.map((parcel) => callBack(parcel)(souk))),
  })
}

const ship = (id: number) => (souk: Souk) => souk.fulfillments.ship({ path: { id }, body: {} })
const callBack = (id: number) => (souk: Souk) => souk.fulfillments.cancel({ path: { id } })

/** Waits for every one, and throws what the first of them threw. */
async function allOf(calls: readonly Promise<unknown>[]): Promise<void> {
  await Promise.allSettled(calls)
  await Promise.all(calls)
}
