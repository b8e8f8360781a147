import { type OrderResource, toBuyer } from '#modules/sales/orders/index.ts'
import type { Json } from '#platform/database/schema.ts'
import type { TenantTx } from '#platform/database/transactions.ts'
import type { OutboxEvent } from '#platform/outbox/announce.ts'
import type { FulfillmentResource } from './fulfillments.schemas.ts'

type Happening = 'shipped' | 'delivered' | 'cancelled'

export async function fulfillmentEvent(
  tx: TenantTx,
  order: OrderResource,
  fulfillment: FulfillmentResource,
  happening: Happening,
): Promise<OutboxEvent> {
  const payload = { order, fulfillment, ...(await toBuyer(tx, order)) }
  return { event: `fulfillment.${happening}`, payload: payload as unknown as Json }
}
