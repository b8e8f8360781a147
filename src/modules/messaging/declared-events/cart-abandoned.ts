import { z } from 'zod'
import { cartAbandonedEvent } from '#modules/sales/carts/index.ts'
import { type DeclaredEvent, describeData } from './declare-event.ts'

const shape = { cart_id: z.int(), items: z.int() }
const Payload = z.object({ cart: z.object(shape) })

const cartData = describeData({ name: 'Cart', shape, read: (payload) => Payload.parse(payload).cart })

/** Its visitor said who they are and has not come back for hours. */
export const cartAbandoned: DeclaredEvent = { event: cartAbandonedEvent, logged: cartData }
