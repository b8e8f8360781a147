import type { DeclaredEvent } from './declare-event.ts'
import { orderData } from './order-data.ts'

/** All that was asked for has come. */
export const orderPaidEvent: DeclaredEvent = { event: 'order.paid', logged: orderData }
