import type { DeclaredEvent } from './declare-event.ts'
import { orderData } from './order-data.ts'

export const fulfillmentMoves: DeclaredEvent[] = ['fulfillment.delivered', 'fulfillment.cancelled'].map((event) => ({
  event,
  logged: orderData,
}))
