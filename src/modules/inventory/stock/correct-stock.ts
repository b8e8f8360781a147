import { sql } from 'kysely'
import type { TenantTx } from '#platform/database/transactions.ts'
import { moreThanFits, notEnoughToTake, quantityHasMoved } from './stock.errors.ts'
import { lockStock, type MovementRow, toMovement } from './stock.queries.ts'
import { type AdjustStockRequest, quantity as possibleQuantity, type StockMovementResource } from './stock.schemas.ts'

/** Adds to what is there, or takes away: a delivery, breakage, theft. `by` is who says so. */
export async function adjustStock(
  tx: TenantTx,
  productId: number,
  { delta, reason }: AdjustStockRequest,
  by: number,
): Promise<StockMovementResource> {
  const { name, quantity } = await lockStock(tx, productId)
  if (quantity + delta < 0) throw notEnoughToTake(name, quantity)
  if (!possibleQuantity.safeParse(quantity + delta).success) throw moreThanFits(name)
  return correct(tx, productId, { delta, reason, by })
}

export interface CountedStock {
  quantity: number
  /** What the one who counted believes is there now: a stale belief is refused instead of overwriting a sale. */
  expected: number | undefined
  by: number
}

/** Says how many there are. What is so already makes no movement. */
export async function setStock(tx: TenantTx, productId: number, { quantity, expected, by }: CountedStock) {
  const present = await lockStock(tx, productId)
  if (expected !== undefined && expected !== present.quantity) throw quantityHasMoved(present.quantity, expected)
  const delta = quantity - present.quantity
  if (delta !== 0) await correct(tx, productId, { delta, reason: `Quantity set to ${quantity}`, by })
}

/** The product's row is locked. */
async function correct(
  tx: TenantTx,
  productId: number,
  { delta, reason, by }: AdjustStockRequest & { by: number },
): Promise<StockMovementResource> {
  const { rows } = await sql<MovementRow>`
    WITH corrected AS (
      UPDATE products SET quantity = quantity + ${delta}, updated_at = now()
      WHERE user_id = ${tx.userId} AND id = ${productId}
      RETURNING user_id, id, quantity
    )
    INSERT INTO stock_movements (user_id, product_id, kind, delta, quantity_after, reason, by_user_id)
    SELECT user_id, id, 'correction', ${delta}, quantity, ${reason}, ${by} FROM corrected
    RETURNING id, product_id, kind, delta, quantity_after, order_id, reason, by_user_id, created_at`.execute(tx)
  return toMovement(rows[0] as MovementRow)
}
