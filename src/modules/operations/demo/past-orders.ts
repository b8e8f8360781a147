import type { OrderStatus } from '#modules/sales/orders/index.ts'
import type { DemoShop } from './catalogues.ts'

/** An order of the time before the demo began. */
export interface PastOrder {
  placedAt: Date
  status: OrderStatus
  lines: { place: number; quantity: number }[]
}

export const pastDays = 90
const dayMs = 86_400_000

/** From Sunday on: people shop towards the weekend. */
const weekdays = [0.8, 0.7, 0.85, 0.95, 1.1, 1.45, 1.3]

/** Numbers from 0 to 1, the same ones for every start: a demo that looks different each time cannot be written about. */
function draws(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

/** Ninety days of a shop that grows, oldest first: busy and quiet weekdays, best sellers, and work that is left to do. */
export function pastOrders({ products, past: { perDay } }: DemoShop, now: Date): PastOrder[] {
  const draw = draws(products.length + Math.round(perDay * 100))
  const today = Math.floor(now.getTime() / dayMs)
  return Array.from({ length: pastDays }, (_, at) => pastDays - at).flatMap((daysAgo) => {
    const weekday = weekdays[(today - daysAgo + 4) % 7] ?? 1
    const trend = 1.3 - (0.6 * daysAgo) / pastDays
    const orders = Math.floor(perDay * weekday * trend + draw())
    const hours = Array.from({ length: orders }, () => 7 + draw() * 14).toSorted((one, other) => one - other)
    return hours.map((hour) => ({
      placedAt: new Date((today - daysAgo) * dayMs + Math.round(hour * 3_600_000)),
      status: statusAfter(daysAgo, draw()),
      lines: linesOf(products.length, draw),
    }))
  })
}

/** The older, the further they have come. */
function statusAfter(daysAgo: number, luck: number): OrderStatus {
  if (luck < 0.03) return 'cancelled'
  if (daysAgo === 1) return luck < 0.3 ? 'pending' : 'paid'
  if (daysAgo <= 6) return luck < 0.08 ? 'paid' : 'shipped'
  return luck < 0.05 ? 'shipped' : 'delivered'
}

/** One to three different products; those at the top of the list are liked best. */
function linesOf(products: number, draw: () => number): PastOrder['lines'] {
  const places = new Set(Array.from({ length: 1 + Math.floor(draw() * 3) }, () => Math.floor(draw() ** 1.8 * products)))
  return [...places].map((place) => ({ place, quantity: 1 + Math.floor(draw() ** 2 * 3) }))
}
