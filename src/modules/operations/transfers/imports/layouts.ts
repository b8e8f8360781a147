import {
  amountGiven,
  amountOrNone,
  gramsOrNone,
  htmlAsText,
  integerGiven,
  integerOrNone,
  jsonGiven,
  pathsOrNone,
  type ReadCell,
  stockGiven,
  textGiven,
  textOrNone,
  truthGiven,
  wordGiven,
  wordOrNone,
} from './cells.ts'

export type Imported = 'products' | 'listings'

/** What the columns of a file mean: by their names in small letters, the field that each fills, and how its cells are read. */
export interface Layout {
  name: 'souk' | 'shopify'
  what: Imported
  columns: Readonly<Record<string, readonly [field: string, read: ReadCell]>>
  /** One of these at least has to be there. */
  needed: readonly string[]
}

const product = {
  id: ['id', integerGiven],
  name: ['name', wordGiven],
  price: ['price', amountGiven],
  quantity: ['quantity', integerGiven],
  sku: ['sku', wordOrNone],
  barcode: ['barcode', wordOrNone],
  compare_at_price: ['compare_at_price', amountOrNone],
  weight_grams: ['weight_grams', integerOrNone],
  needs_shipping: ['needs_shipping', truthGiven],
  tax_class: ['tax_class', wordGiven],
  stock_policy: ['stock_policy', wordGiven],
  metadata: ['metadata', jsonGiven],
} as const satisfies Layout['columns']

const optionsOf = (numbers: readonly number[]) =>
  Object.fromEntries(
    numbers.flatMap((number) => [
      [`option${number}_name`, [`option${number}_name`, wordGiven]],
      [`option${number}_value`, [`option${number}_value`, wordGiven]],
    ]),
  ) as Layout['columns']

const products: Layout = {
  name: 'souk',
  what: 'products',
  columns: { ...product, description: ['description', textOrNone] },
  needed: ['name', 'sku', 'id'],
}

const listings: Layout = {
  name: 'souk',
  what: 'listings',
  columns: {
    ...product,
    slug: ['slug', wordGiven],
    title: ['title', wordGiven],
    description: ['listing_description', textOrNone],
    status: ['status', wordGiven],
    seo_title: ['seo_title', wordOrNone],
    seo_description: ['seo_description', wordOrNone],
    category: ['categories', pathsOrNone],
    listing_metadata: ['listing_metadata', jsonGiven],
    ...optionsOf([1, 2, 3]),
    product_description: ['description', textOrNone],
    position: ['position', integerGiven],
    image_url: ['image_url', wordGiven],
    image_alt: ['image_alt', textGiven],
    variant_image_url: ['variant_image_url', wordGiven],
  },
  needed: ['title', 'slug'],
}

const tracker: ReadCell = (text) => (text.trim() === '' ? 'unlimited' : 'track')

/** As Shopify exports products, by the names of its columns of now and of before 2025. */
const shopify: Layout = {
  name: 'shopify',
  what: 'listings',
  columns: {
    handle: ['slug', wordGiven],
    'url handle': ['slug', wordGiven],
    title: ['title', wordGiven],
    'body (html)': ['listing_description', htmlAsText],
    description: ['listing_description', htmlAsText],
    status: ['shopify_status', wordGiven],
    published: ['shopify_published', truthGiven],
    'published on online store': ['shopify_published', truthGiven],
    'seo title': ['seo_title', wordOrNone],
    'seo description': ['seo_description', wordOrNone],
    ...Object.fromEntries(
      [1, 2, 3].flatMap((number) => [
        [`option${number} name`, [`option${number}_name`, wordGiven]],
        [`option${number} value`, [`option${number}_value`, wordGiven]],
      ]),
    ),
    'variant sku': ['sku', wordOrNone],
    sku: ['sku', wordOrNone],
    'variant barcode': ['barcode', wordOrNone],
    barcode: ['barcode', wordOrNone],
    'variant price': ['price', amountGiven],
    price: ['price', amountGiven],
    'variant compare at price': ['compare_at_price', amountOrNone],
    'compare-at price': ['compare_at_price', amountOrNone],
    'variant grams': ['weight_grams', gramsOrNone],
    'weight value (grams)': ['weight_grams', gramsOrNone],
    'variant inventory qty': ['quantity', stockGiven],
    'inventory quantity': ['quantity', stockGiven],
    'variant inventory tracker': ['stock_policy', tracker],
    'inventory tracker': ['stock_policy', tracker],
    'variant requires shipping': ['needs_shipping', truthGiven],
    'requires shipping': ['needs_shipping', truthGiven],
    'image src': ['image_url', wordGiven],
    'product image url': ['image_url', wordGiven],
    'image alt text': ['image_alt', textGiven],
    'variant image': ['variant_image_url', wordGiven],
    'variant image url': ['variant_image_url', wordGiven],
  },
  needed: ['slug'],
}

/** What the file is, as the names of its columns say, where it was sent as `what`. */
export function layoutOf(names: readonly string[], what: Imported): Layout {
  if (names.includes('handle') || names.includes('url handle')) return shopify
  return what === 'products' ? products : listings
}
