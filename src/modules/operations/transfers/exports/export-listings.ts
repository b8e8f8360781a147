import { type Selectable, sql } from 'kysely'
import { pictureUrlOf } from '#modules/catalogue/media/index.ts'
import { productColumns, toProduct } from '#modules/catalogue/products/index.ts'
import type { Products } from '#platform/database/schema.ts'
import type { TenantTx } from '#platform/database/transactions.ts'
import { readPlaces } from '../imports/put-categories.ts'
import { cellOf } from './export-cells.ts'
import type { Exported, ExportedRow, Links } from './exported.ts'

interface ListingRow {
  id: number
  slug: string
  title: string
  description: string | null
  status: string
  seo_title: string | null
  seo_description: string | null
  metadata: Record<string, unknown>
  option_names: string[]
}

/** With the paths of its categories, as a cell says them. */
type PlacedListing = ListingRow & { category: string }

interface Picture {
  listing_id: number
  product_id: number | null
  url: string
  alt: string
}

type Product = Omit<ReturnType<typeof toProduct>, 'user_id'>

const ofListing = [
  'slug',
  'title',
  'description',
  'status',
  'seo_title',
  'seo_description',
  'category',
  'listing_metadata',
] as const
const options = [1, 2, 3].flatMap((at) => [`option${at}_name`, `option${at}_value`])
const ofProduct = [
  'id',
  'name',
  'price',
  'quantity',
  'sku',
  'barcode',
  'compare_at_price',
  'weight_grams',
  'needs_shipping',
  'tax_class',
  'stock_policy',
  'position',
  'metadata',
] as const
const header = [
  ...ofListing,
  ...options,
  ...ofProduct,
  'product_description',
  'image_url',
  'image_alt',
  'variant_image_url',
]

const listingsAtOnce = 100

/** A line for each product and each picture: the first one of a listing says what the listing is. */
export const exportedListings: Exported = {
  header,
  async *batches(tx, links) {
    for (let after = 0; ; ) {
      const { rows } = await sql<ListingRow>`
        SELECT id, slug, title, description, status, seo_title, seo_description, metadata, option_names
        FROM listings WHERE user_id = ${tx.userId} AND id > ${after} ORDER BY id LIMIT ${listingsAtOnce}`.execute(tx)
      if (rows.length === 0) return
      after = (rows.at(-1) as ListingRow).id
      yield await withParts(tx, rows, links)
    }
  },
}

async function withParts(tx: TenantTx, listings: ListingRow[], { appUrl }: Links): Promise<ExportedRow[]> {
  const ids = listings.map(({ id }) => id)
  const { rows: found } = await sql<Selectable<Products>>`
    SELECT ${sql.raw(productColumns.join(', '))} FROM products
    WHERE user_id = ${tx.userId} AND listing_id = ANY (${ids}::bigint[]) AND deleted_at IS NULL
    ORDER BY listing_id, position, id`.execute(tx)
  const { rows: shown } = await sql<Picture>`
    SELECT listing_id, product_id, ${appUrl} || ${sql.raw(pictureUrlOf('media'))} AS url, alt
    FROM listing_media JOIN media ON media.user_id = listing_media.user_id AND media.id = media_id
    WHERE listing_media.user_id = ${tx.userId} AND listing_id = ANY (${ids}::bigint[]) ORDER BY listing_id, position`.execute(
    tx,
  )
  const products = Map.groupBy(found.map(toProduct), ({ listing_id }) => listing_id)
  const pictures = Map.groupBy(shown, ({ listing_id }) => listing_id)
  const places = await readPlaces(tx, ids)
  return listings.map((listing) =>
    toExported(
      { ...listing, category: places.get(listing.id) ?? '' },
      products.get(listing.id) ?? [],
      pictures.get(listing.id) ?? [],
    ),
  )
}

function toExported(listing: PlacedListing, products: Product[], pictures: Picture[]): ExportedRow {
  const rows = Math.max(1, products.length, pictures.length)
  const lines = Array.from({ length: rows }, (_, at) =>
    lineOf(listing, { at, product: products[at], picture: pictures[at], pictures }),
  )
  const { id, ...words } = listing
  const media = pictures.map(({ url, alt, product_id }) => ({ url, alt, product_id }))
  return { resource: { id, ...words, products, media }, lines }
}

interface Line {
  at: number
  product: Product | undefined
  picture: Picture | undefined
  pictures: Picture[]
}

function lineOf(listing: PlacedListing, { at, product, picture, pictures }: Line): string[] {
  const { metadata, option_names: names, ...words } = listing
  const fields: Record<string, unknown> = { ...words, listing_metadata: metadata }
  const chosen = [0, 1, 2].flatMap((nth) => {
    const name = names[nth]
    return [at === 0 ? name : '', name === undefined ? '' : product?.options[name]]
  })
  const own = pictures.find(({ product_id }) => product !== undefined && product_id === product.id)
  const cells = [
    ...ofListing.map((column) => (column === 'slug' || at === 0 ? fields[column] : '')),
    ...chosen,
    ...ofProduct.map((column) => product?.[column]),
    product?.description,
    picture?.url,
    picture?.alt,
    own?.url,
  ]
  return cells.map(cellOf)
}
