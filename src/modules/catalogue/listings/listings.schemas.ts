import { z } from 'zod'
import { PictureResource } from '#modules/catalogue/media/index.ts'
import { CreateProductRequest, Metadata, ProductOptions, ProductResource } from '#modules/catalogue/products/index.ts'
import { slugField } from '#modules/catalogue/shops/index.ts'
import { amount, id, queryId, text, time, timestamp, trimmedText } from '#platform/http/fields.ts'

const title = trimmedText({ min: 1, max: 255 })
const optionNames = z
  .array(trimmedText({ min: 1, max: 50 }))
  .max(3)
  .refine((names) => new Set(names).size === names.length, { error: 'The :field field names an option twice.' })

const words = {
  slug: slugField,
  description: text({ max: 20_000 }).nullable(),
  seo_title: trimmedText({ max: 255 }).nullable(),
  seo_description: trimmedText({ max: 500 }).nullable(),
  metadata: Metadata,
  category_ids: z.array(id).max(50),
}

/** A product made with its listing; its name is the listing's with its options, unless it has one of its own. */
export const ListedProductRequest = CreateProductRequest.omit({ user_id: true })
  .extend({ name: title.optional(), options: ProductOptions.default({}) })
  .meta({ id: 'ListedProductRequest' })
export type ListedProductRequest = z.infer<typeof ListedProductRequest>

export const CreateListingRequest = z
  .strictObject({
    title,
    ...z.object(words).partial().shape,
    option_names: optionNames.default([]),
    products: z.array(ListedProductRequest).max(2_000).default([]),
    user_id: id.optional(),
  })
  .meta({ id: 'CreateListingRequest' })
export type CreateListingRequest = z.infer<typeof CreateListingRequest>

export const UpdateListingRequest = z
  .strictObject({ title, ...words, option_names: optionNames })
  .partial()
  .refine((changes) => Object.keys(changes).length > 0, { error: 'At least one field is required.' })
  .meta({ id: 'UpdateListingRequest' })
export type UpdateListingRequest = z.infer<typeof UpdateListingRequest>

export const PublishRequest = z
  .strictObject({
    /** Now, where it is left out; a time to come publishes by itself. */
    published_at: time.optional(),
  })
  .meta({ id: 'PublishListingRequest' })
export type PublishRequest = z.infer<typeof PublishRequest>

export const ListProductRequest = z
  .strictObject({
    /** The listing that shows it; without one the product gets a listing of its own, and is published. */
    listing_id: id.optional(),
    options: ProductOptions.default({}),
  })
  .meta({ id: 'ListProductRequest' })
export type ListProductRequest = z.infer<typeof ListProductRequest>

export const ShowPicturesRequest = z
  .strictObject({
    media: z
      .array(
        z.strictObject({
          sha256: z.string().regex(/^[0-9a-f]{64}$/),
          alt: trimmedText({ max: 500 }).default(''),
          /** The product of the listing that it shows. */
          product_id: id.nullable().default(null),
        }),
      )
      .max(100)
      .refine((shown) => new Set(shown.map(({ sha256 }) => sha256)).size === shown.length, {
        error: 'The :field field names a picture twice.',
      }),
  })
  .meta({ id: 'ShowPicturesRequest' })
export type ShowPicturesRequest = z.infer<typeof ShowPicturesRequest>

export const ListingsOf = z.strictObject({ user_id: queryId.optional() })

export const availability = z.enum(['in_stock', 'low_stock', 'sold_out'])

export const ListingResource = z
  .object({
    id: z.int(),
    user_id: z.int(),
    title: z.string(),
    slug: z.string(),
    description: z.string().nullable(),
    option_names: z.array(z.string()),
    status: z.enum(['draft', 'published']),
    published_at: timestamp.nullable(),
    /** Whether it is to be seen now, as far as the listing itself goes. */
    visible: z.boolean(),
    seo_title: z.string().nullable(),
    seo_description: z.string().nullable(),
    metadata: z.record(z.string(), z.unknown()),
    price_from: amount.nullable(),
    price_to: amount.nullable(),
    availability,
    /** The first of its pictures. */
    image: PictureResource.nullable(),
    category_ids: z.array(z.int()),
    products_count: z.int(),
    created_at: timestamp,
    updated_at: timestamp,
  })
  .meta({ id: 'Listing' })
export type ListingResource = z.infer<typeof ListingResource>

/** A listing with its first products; `GET /listings/:id/products` has all of them. */
export const WholeListing = ListingResource.extend({
  products: z.array(ProductResource),
  media: z.array(PictureResource.extend({ sha256: z.string(), product_id: z.int().nullable() })),
}).meta({ id: 'WholeListing' })
export type WholeListing = z.infer<typeof WholeListing>

export const VisibilityResource = z
  .object({
    visible: z.boolean(),
    /** What keeps it from being seen, or from being bought where it is seen: a sentence each. */
    reasons: z.array(z.string()),
  })
  .meta({ id: 'ListingVisibility' })
export type VisibilityResource = z.infer<typeof VisibilityResource>
