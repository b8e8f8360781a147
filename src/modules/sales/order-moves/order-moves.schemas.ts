import { z } from 'zod'
import { orderStatuses } from '#modules/sales/orders/index.ts'
import { lineUnits } from '#modules/sales/payments/index.ts'
import { trimmedText } from '#platform/http/fields.ts'

const note = trimmedText({ max: 1000 })
  .transform((words) => (words === '' ? null : words))
  .nullable()
  .default(null)

export const MoveOrderRequest = z.strictObject({ status: z.enum(orderStatuses), note }).meta({ id: 'MoveOrderRequest' })

export const CancelOrderRequest = z.strictObject({ note }).meta({ id: 'CancelOrderRequest' })

export const CancelLinesRequest = z
  .strictObject({ items: z.array(lineUnits).min(1).max(2_000), note })
  .meta({ id: 'CancelLinesRequest' })
