/** Where an order can stand. The table's CHECK names the same ones. */
export const orderStatuses = ['pending', 'paid', 'shipped', 'delivered', 'cancelled', 'refunded'] as const

/** What of the money is there. */
export const paymentStatuses = [
  'unpaid',
  'authorized',
  'partially_paid',
  'paid',
  'partially_refunded',
  'refunded',
] as const

/** What of the goods has left. */
export const fulfillmentStatuses = ['none', 'partial', 'shipped', 'delivered', 'returned'] as const

export type OrderStatus = (typeof orderStatuses)[number]

/** Where it may go from there. */
export const nextStatuses = {
  pending: ['paid', 'cancelled'],
  paid: ['shipped', 'cancelled', 'refunded'],
  shipped: ['delivered', 'refunded'],
  delivered: ['refunded'],
  cancelled: [],
  refunded: [],
} as const satisfies Record<OrderStatus, readonly OrderStatus[]>

export function mayMove(from: OrderStatus, to: OrderStatus): boolean {
  const open: readonly OrderStatus[] = nextStatuses[from]
  return open.includes(to)
}
