import { z } from 'zod'
import { availability } from '#modules/catalogue/listings/index.ts'
import { PictureResource } from '#modules/catalogue/media/index.ts'
import { amount, timestamp } from '#platform/http/fields.ts'

export const StoreShop = z
  .object({
    slug: z.string(),
    name: z.string(),
    description: z.string().nullable(),
    currency: z.string(),
    country: z.string(),
    prices_include_tax: z.boolean(),
    status: z.enum(['open', 'paused']),
    locale: z.string(),
    /** In which its times are shown. */
    time_zone: z.string(),
    colour: z.string().nullable(),
    logo_url: z.string().nullable(),
  })
  .meta({ id: 'StoreShop' })

const CategoryName = z.object({ id: z.int(), name: z.string(), slug: z.string() })

/** Categories lie four deep at most. */
const Fourth = CategoryName.extend({ children: z.array(z.never()) }).meta({ id: 'StoreCategoryOfDepth4' })
const Third = CategoryName.extend({ children: z.array(Fourth) }).meta({ id: 'StoreCategoryOfDepth3' })
const Second = CategoryName.extend({ children: z.array(Third) }).meta({ id: 'StoreCategoryOfDepth2' })
export const StoreCategory = CategoryName.extend({ children: z.array(Second) }).meta({ id: 'StoreCategory' })
export type StoreCategory = z.infer<typeof StoreCategory>

export const StoreListing = z
  .object({
    id: z.int(),
    slug: z.string(),
    title: z.string(),
    price_from: amount,
    price_to: amount,
    compare_at_price: amount.nullable(),
    availability,
    image: PictureResource.nullable(),
    categories: z.array(CategoryName),
    published_at: timestamp,
  })
  .meta({ id: 'StoreListing' })

export const StoreProduct = z
  .object({
    id: z.int(),
    options: z.record(z.string(), z.string()),
    price: amount,
    compare_at_price: amount.nullable(),
    /** The lowest price of the last thirty days before this one, where it had another. */
    lowest_price_30_days: amount.nullable(),
    sku: z.string().nullable(),
    availability,
    /** Of the listing's images, the one that shows this product. */
    image: PictureResource.nullable(),
  })
  .meta({ id: 'StoreProduct' })
export type StoreProduct = z.infer<typeof StoreProduct>

export const WholeStoreListing = z
  .object({
    id: z.int(),
    slug: z.string(),
    title: z.string(),
    description_html: z.string(),
    option_names: z.array(z.string()),
    images: z.array(PictureResource),
    products: z.array(StoreProduct),
    categories: z.array(CategoryName),
    price_from: amount.nullable(),
    price_to: amount.nullable(),
    availability,
    seo: z.object({ title: z.string(), description: z.string().nullable() }),
    metadata: z.record(z.string(), z.unknown()),
    published_at: timestamp,
  })
  .meta({ id: 'WholeStoreListing' })
export type WholeStoreListing = z.infer<typeof WholeStoreListing>
