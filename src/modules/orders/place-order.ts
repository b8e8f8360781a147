import type { TenantTx } from '#platform/database/transactions.ts'
import { availableQuantity, quantitiesByProduct } from './available-quantity.ts'
import { itemsRefused, totalTooLarge } from './orders.errors.ts'
import type { OrderResource, RequestedItem } from './orders.schemas.ts'
import { type PlacingOutcome, placeOrderStatement } from './place-order.statement.ts'

const numericOverflow = '22003'

/** Stock, order, ledger and outbox commit together or not at all. `by` is who places it: the tenant, or an operator. */
export async function placeOrder(
  tx: TenantTx,
  items: readonly RequestedItem[],
  by = tx.userId,
): Promise<OrderResource> {
  const quantities = quantitiesByProduct(items)
  const { rows } = await placeOrderStatement({ userId: tx.userId, by, quantities }).execute(tx).catch(refuseOverflow)
  const { placed, taken, products } = rows[0] as PlacingOutcome
  if (placed === null) {
    throw itemsRefused(availableQuantity(items, new Map(products?.map((product) => [product.id, product]))))
  }
  if (taken !== quantities.size) throw new Error('Stock changed under a row lock.')
  return placed
}

function refuseOverflow(error: { code?: string }): never {
  throw error.code === numericOverflow ? totalTooLarge() : error
}
