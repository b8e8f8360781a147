import { z } from 'zod'
import { slugField } from '#modules/catalogue/shops/index.ts'
import { id, timestamp, trimmedText } from '#platform/http/fields.ts'

const fields = {
  name: trimmedText({ min: 1, max: 255 }),
  slug: slugField.optional(),
  /** The category that it lies in; none for one of the first row. */
  parent_id: id.nullable(),
  position: z.int().min(0).max(1_000_000),
}

export const CreateCategoryRequest = z
  .strictObject({
    ...fields,
    parent_id: fields.parent_id.default(null),
    position: fields.position.default(0),
    user_id: id.optional(),
  })
  .meta({ id: 'CreateCategoryRequest' })
export type CreateCategoryRequest = z.infer<typeof CreateCategoryRequest>

export const UpdateCategoryRequest = z
  .strictObject(fields)
  .partial()
  .refine((changes) => Object.keys(changes).length > 0, { error: 'At least one field is required.' })
  .meta({ id: 'UpdateCategoryRequest' })
export type UpdateCategoryRequest = z.infer<typeof UpdateCategoryRequest>

export const CategoryResource = z
  .object({
    id: z.int(),
    user_id: z.int(),
    parent_id: z.int().nullable(),
    name: z.string(),
    slug: z.string(),
    position: z.int(),
    /** 1 for one of the first row, 4 at most. */
    depth: z.int(),
    created_at: timestamp,
    updated_at: timestamp,
  })
  .meta({ id: 'Category' })
export type CategoryResource = z.infer<typeof CategoryResource>
