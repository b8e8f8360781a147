import { type OrderResource, toBuyer } from '#modules/sales/orders/index.ts'
import type { Json } from '#platform/database/schema.ts'
import type { TenantTx } from '#platform/database/transactions.ts'
import type { OutboxEvent } from '#platform/outbox/announce.ts'

interface Refunded {
  id: number
  amount: string
}

export async function refundSucceeded(tx: TenantTx, order: OrderResource, refund: Refunded): Promise<OutboxEvent> {
  const payload = { order, refund, ...(await toBuyer(tx, order)) }
  return { event: 'refund.succeeded', payload: payload as unknown as Json }
}

/** To the shop: its buyer still waits for the money. */
export const refundFailed = (order: OrderResource, refund: Refunded & { failure: string | null }): OutboxEvent => ({
  event: 'refund.failed',
  payload: { order, refund } as unknown as Json,
})
