import { z } from 'zod'
import { timestamp, trimmedText } from '#platform/http/fields.ts'

const maxQuantity = 2_147_483_647

/** Why a quantity moved. The table's CHECK names the same ones. */
const movementKinds = ['opening', 'order', 'cancellation', 'return', 'correction', 'hold', 'release'] as const

/** How many there are of a product. */
export const quantity = z.int().min(0).max(maxQuantity)

export const AdjustStockRequest = z
  .strictObject({
    delta: z
      .int()
      .min(-maxQuantity)
      .max(maxQuantity)
      .refine((delta) => delta !== 0, 'The :field field must not be 0.'),
    reason: trimmedText({ min: 1, max: 255 }),
  })
  .meta({ id: 'AdjustStockRequest' })
export type AdjustStockRequest = z.infer<typeof AdjustStockRequest>

export const StockMovementResource = z
  .object({
    id: z.int(),
    product_id: z.int(),
    kind: z.enum(movementKinds),
    delta: z.int(),
    quantity_after: z.int(),
    order_id: z.int().nullable(),
    reason: z.string().nullable(),
    /** The id of the user who moved it. */
    by: z.int().nullable(),
    created_at: timestamp,
  })
  .meta({ id: 'StockMovement' })
export type StockMovementResource = z.infer<typeof StockMovementResource>
