import { z } from 'zod'
import { quantity } from '#modules/inventory/stock/index.ts'
import { amount, id, money, queryId, text, timestamp, trimmedText } from '#platform/http/fields.ts'

const name = trimmedText({ min: 1, max: 255 })
const description = text({ max: 10_000 }).nullable()

export const CreateProductRequest = z
  .strictObject({
    name,
    price: money,
    quantity,
    description: description.default(null),
    user_id: id.optional(),
  })
  .meta({ id: 'CreateProductRequest' })
export type CreateProductRequest = z.infer<typeof CreateProductRequest>

export const UpdateProductRequest = z
  .strictObject({ name, price: money, quantity, description, expected_quantity: quantity })
  .partial()
  .refine((changes) => Object.keys(changes).some((field) => field !== 'expected_quantity'), {
    error: 'At least one of name, description, price and quantity is required.',
  })
  .refine((changes) => changes.expected_quantity === undefined || changes.quantity !== undefined, {
    path: ['expected_quantity'],
    error: 'The expected_quantity field goes with a quantity.',
  })
  .meta({ id: 'UpdateProductRequest' })
export type UpdateProductRequest = z.infer<typeof UpdateProductRequest>

export const ClearCacheQuery = z.strictObject({ user_id: queryId.optional() })

export const ProductResource = z
  .object({
    id: z.int(),
    user_id: z.int(),
    name: z.string(),
    description: z.string().nullable(),
    price: amount,
    quantity: z.int(),
    created_at: timestamp,
    updated_at: timestamp,
  })
  .meta({ id: 'Product' })
export type ProductResource = z.infer<typeof ProductResource>
