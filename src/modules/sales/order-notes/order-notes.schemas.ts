import { z } from 'zod'
import { timestamp, trimmedText } from '#platform/http/fields.ts'

export const AddOrderNoteRequest = z
  .strictObject({
    text: trimmedText({ min: 1, max: 2_000 }),
    /** Whether the buyer reads it, too. */
    public: z.boolean().default(false),
  })
  .meta({ id: 'AddOrderNoteRequest' })
export type AddOrderNoteRequest = z.infer<typeof AddOrderNoteRequest>

export const OrderNoteResource = z
  .object({
    id: z.int(),
    order_id: z.int(),
    text: z.string(),
    public: z.boolean(),
    /** The id of the user who wrote it. */
    by: z.int().nullable(),
    created_at: timestamp,
  })
  .meta({ id: 'OrderNote' })
export type OrderNoteResource = z.infer<typeof OrderNoteResource>
