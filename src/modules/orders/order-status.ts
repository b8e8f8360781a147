/** Where an order can stand. The table's CHECK names the same ones. */
export const orderStatuses = ['pending', 'paid', 'shipped', 'delivered', 'cancelled', 'refunded'] as const

export type OrderStatus = (typeof orderStatuses)[number]
