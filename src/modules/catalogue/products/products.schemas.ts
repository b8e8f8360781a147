import { z } from 'zod'
import { quantity } from '#modules/inventory/stock/index.ts'
import { amount, id, money, queryId, text, timestamp, trimmedText } from '#platform/http/fields.ts'

const name = trimmedText({ min: 1, max: 255 })
const description = text({ max: 10_000 }).nullable()

const code = trimmedText({ min: 1, max: 64 }).nullable()

/** Which value of each option of its listing the product is, such as `{"size": "M"}`. */
export const ProductOptions = z
  .record(trimmedText({ min: 1, max: 50 }), trimmedText({ min: 1, max: 100 }))
  .refine((options) => Object.keys(options).length <= 3, { error: 'The :field field has at most 3 options.' })

/** Anything of the shop's own, for its programs; visitors read a listing's, nobody else's. */
export const Metadata = z
  .record(z.string().max(100), z.unknown())
  .refine((metadata) => JSON.stringify(metadata).length <= 10_000, {
    error: 'The :field field must have at most 10000 characters as JSON.',
  })
  // PostgreSQL keeps neither a NUL nor half a pair of surrogates; JSON writes both as escapes.
  .refine((metadata) => !/\\u(0000|d[89ab])/.test(JSON.stringify(metadata)), {
    error: 'The :field field holds characters that no text has.',
  })

/** What a shop says of a product beside name, price and quantity. */
const shownFields = {
  sku: code,
  barcode: code,
  compare_at_price: money.nullable(),
  weight_grams: z.int().min(0).max(1_000_000_000).nullable(),
  needs_shipping: z.boolean(),
  tax_class: trimmedText({ min: 1, max: 50 }),
  stock_policy: z.enum(['track', 'unlimited']),
  position: z.int().min(0).max(1_000_000),
  metadata: Metadata,
}

export const CreateProductRequest = z
  .strictObject({
    name,
    price: money,
    quantity,
    description: description.default(null),
    ...z.object(shownFields).partial().shape,
    user_id: id.optional(),
  })
  .meta({ id: 'CreateProductRequest' })
export type CreateProductRequest = z.infer<typeof CreateProductRequest>

export const UpdateProductRequest = z
  .strictObject({ name, price: money, quantity, description, ...shownFields, expected_quantity: quantity })
  .partial()
  .refine((changes) => Object.keys(changes).some((field) => field !== 'expected_quantity'), {
    error: 'At least one field to change is required, such as name, description, price or quantity.',
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
    /** The listing that shows it, where there is one. */
    listing_id: z.int().nullable(),
    options: z.record(z.string(), z.string()),
    position: z.int(),
    sku: z.string().nullable(),
    barcode: z.string().nullable(),
    compare_at_price: amount.nullable(),
    weight_grams: z.int().nullable(),
    needs_shipping: z.boolean(),
    tax_class: z.string(),
    stock_policy: z.enum(['track', 'unlimited']),
    metadata: z.record(z.string(), z.unknown()),
    created_at: timestamp,
    updated_at: timestamp,
  })
  .meta({ id: 'Product' })
export type ProductResource = z.infer<typeof ProductResource>
