import type { TenantTx } from '#platform/database/transactions.ts'
import { currentTraceparent } from '#platform/observability/story.ts'
import { availableQuantity, quantitiesByProduct } from './available-quantity.ts'
import { itemsRefused, totalTooLarge } from './orders.errors.ts'
import type { OrderResource, RequestedItem } from './orders.schemas.ts'
import { type PlacingOutcome, placeOrdersStatement } from './place-orders.statement.ts'

const numericOverflow = '22003'

/** Stock, order, ledger and outbox commit together or not at all. `by` is who places it: the tenant, or an operator. */
export async function placeOrder(
  tx: TenantTx,
  items: readonly RequestedItem[],
  by = tx.userId,
): Promise<OrderResource> {
  const order = { by, quantities: quantitiesByProduct(items), traceparent: currentTraceparent(), claim: undefined }
  const { rows } = await tx.executeQuery(placeOrdersStatement(tx.userId, [order])).catch(refuseOverflow)
  return JSON.parse(placedOrRefused(rows[0] as PlacingOutcome, items).resource)
}

export function placedOrRefused(
  { resource, resource_id: id, products }: PlacingOutcome,
  items: readonly RequestedItem[],
) {
  if (resource !== null && id !== null) return { resource, id }
  throw itemsRefused(availableQuantity(items, new Map(products?.map((product) => [product.id, product]))))
}

export function refuseOverflow(error: { code?: string }): never {
  throw error.code === numericOverflow ? totalTooLarge() : error
}
