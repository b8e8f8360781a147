import { asTenant, type Database, type TenantTx } from '#platform/database/transactions.ts'
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
  const statement = placeOrderStatement({ userId: tx.userId, by, quantities: quantitiesByProduct(items) })
  const { rows } = await tx.executeQuery(statement).catch(refuseOverflow)
  return placedOrRefused(rows, items)
}

/** The same as a transaction of its own, for a user who orders for themselves: nothing is asked besides. */
export async function placeOwnOrder(
  database: Database,
  userId: number,
  items: readonly RequestedItem[],
): Promise<OrderResource> {
  const statement = placeOrderStatement({ userId, by: userId, quantities: quantitiesByProduct(items) })
  return placedOrRefused(await asTenant(database, userId, statement, ['products']).catch(refuseOverflow), items)
}

function placedOrRefused([outcome]: PlacingOutcome[], items: readonly RequestedItem[]): OrderResource {
  const { placed, products } = outcome as PlacingOutcome
  if (placed !== null) return placed
  throw itemsRefused(availableQuantity(items, new Map(products?.map((product) => [product.id, product]))))
}

function refuseOverflow(error: { code?: string }): never {
  throw error.code === numericOverflow ? totalTooLarge() : error
}
