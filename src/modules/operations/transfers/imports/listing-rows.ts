import { z } from 'zod'
import { mostProducts, nameOf, UpdateListingRequest } from '#modules/catalogue/listings/index.ts'
import { ProductOptions } from '#modules/catalogue/products/index.ts'
import { slugOf } from '#modules/catalogue/shops/index.ts'
import { trimmedText } from '#platform/http/fields.ts'
import type { CategoryPath } from '../category-paths.ts'
import type { TransferProblem } from '../transfers.schemas.ts'
import { type ProductRow, type Reading, toProductRow } from './product-rows.ts'
import { check, type RawRow } from './read-rows.ts'

const { title, slug, description, seo_title, seo_description, metadata, option_names } = UpdateListingRequest.shape
/** As `readPaths` reads them. */
const Categories = z
  .array(z.array(z.string()))
  .refine((paths) => paths.length <= 50, { error: 'A listing lies in at most 50 categories.' })
  .refine((paths) => paths.every((path) => path.length <= 4), { error: 'Categories lie at most four deep.' })
  .refine((paths) => paths.flat().every((name) => name.length > 0 && name.length <= 255), {
    error: 'The category field must be paths such as "Kitchen > Pans; Gifts", each name of 1 to 255 characters.',
  })
const ListingFields = z
  .object({
    title,
    slug,
    description,
    seo_title,
    seo_description,
    metadata,
    option_names,
    status: z.enum(['draft', 'published']),
    categories: Categories,
  })
  .partial()
export type ListingFields = Omit<z.infer<typeof ListingFields>, 'categories'>

const ImageUrl = trimmedText({ max: 2_000 }).refine((text) => /^https?:\/\//i.test(text) && URL.canParse(text), {
  error: 'The :field field must be the address of a picture, such as https://example.com/mug.jpg.',
})
const ImageFields = z
  .object({ image_url: ImageUrl, variant_image_url: ImageUrl, image_alt: trimmedText({ max: 500 }) })
  .partial()

export interface NamedPicture {
  url: string
  alt: string
  line: number
  /** The line of the record whose product it shows. */
  ofLine: number | undefined
}

/** The records of one listing, as far as they stand together. */
export interface ListingGroup {
  /** Undefined where none of the records can be read. */
  slug: string | undefined
  given: ListingFields
  /** Where it is to lie; undefined where the file does not say. */
  categories: CategoryPath[] | undefined
  /** Those of the listing itself: then none of its records is taken. */
  problems: TransferProblem[]
  rows: RawRow[]
  products: ProductRow[]
  pictures: NamedPicture[]
}

/** Records of one listing stand below each other, and all name it. */
export async function* groupListings(rows: AsyncIterable<RawRow>): AsyncGenerator<RawRow[]> {
  let group: RawRow[] = []
  let key: string | undefined
  for await (const row of rows) {
    // What cannot be read at all is taken for one of those above it.
    const next = row.problems.length > 0 ? key : keyOf(row)
    if (group.length > 0 && (next !== key || next === '')) {
      yield group
      group = []
    }
    key = next
    group.push(row)
    // More than any listing has, pictures included: what goes on is refused as another part of it.
    if (group.length === mostProducts * 2) {
      yield group
      group = []
    }
  }
  if (group.length > 0) yield group
}

function keyOf({ fields }: RawRow): string {
  if (typeof fields.slug === 'string') return fields.slug
  return typeof fields.title === 'string' ? slugOf(fields.title) : ''
}

export function toGroup(rows: RawRow[], reading: Reading): ListingGroup {
  const first = rows.find((row) => row.problems.length === 0)
  const problems: TransferProblem[] = []
  if (first === undefined)
    return { slug: undefined, given: {}, categories: undefined, problems, rows, products: [], pictures: [] }
  const { line, fields } = first
  const names = optionNamesOf(fields)
  const slug = keyOf(first)
  if (slug === '') problems.push({ line, column: reading.columnOf('slug'), message: 'The record names no listing.' })
  const words = {
    ...pick(fields, ['title', 'seo_title', 'seo_description', 'categories']),
    ...(slug !== '' && { slug }),
    ...('listing_description' in fields && { description: fields.listing_description }),
    ...('listing_metadata' in fields && { metadata: fields.listing_metadata }),
    ...(names !== undefined && { option_names: names }),
    ...statusOf(fields),
  }
  const columnOf = (field: string) =>
    reading.columnOf(field === 'description' || field === 'metadata' ? `listing_${field}` : field)
  const read = slug === '' ? {} : (check({ line, problems }, words, ListingFields, columnOf) ?? {})
  const { categories, ...given } = read
  const group: ListingGroup = { slug, given, categories, problems, rows, products: [], pictures: [] }
  for (const row of rows) readRow(group, row, names ?? [], reading)
  return group
}

const pick = (fields: Record<string, unknown>, names: readonly string[]) =>
  Object.fromEntries(names.flatMap((name) => (name in fields ? [[name, fields[name]]] : [])))

/** Undefined where the record says nothing of options. What Shopify calls the only variant of a product has none. */
function optionNamesOf(fields: Record<string, unknown>): string[] | undefined {
  const names = [1, 2, 3].flatMap((at) => (fields[`option${at}_name`] as string | undefined) ?? [])
  const isOnlyOne = names.length === 1 && names[0] === 'Title' && fields.option1_value === 'Default Title'
  if (isOnlyOne) return []
  return names.length > 0 ? names : undefined
}

function statusOf(fields: Record<string, unknown>): { status?: unknown } {
  const { status, shopify_status: theirs, shopify_published: published } = fields
  if (status !== undefined) return { status: typeof status === 'string' ? status.toLowerCase() : status }
  if (theirs === undefined && published === undefined) return {}
  const isShown = published !== false && (theirs === undefined || String(theirs).toLowerCase() === 'active')
  return { status: isShown ? 'published' : 'draft' }
}

function readRow(group: ListingGroup, row: RawRow, names: readonly string[], reading: Reading): void {
  if (row.problems.length > 0) return
  const { fields, line } = row
  const pictures = check(
    row,
    pick(fields, ['image_url', 'variant_image_url', 'image_alt']),
    ImageFields,
    reading.columnOf,
  )
  const isFilled = (field: string) => fields[field] !== undefined && fields[field] !== null
  const values = [1, 2, 3].map((at) => fields[`option${at}_value`])
  const isProduct = ['price', 'sku', 'quantity', 'id'].some(isFilled) || values.some((value) => value !== undefined)
  if (isProduct) readProduct(group, row, { names, values }, reading)
  const { image_url, variant_image_url, image_alt: alt = '' } = pictures ?? {}
  if (image_url !== undefined) group.pictures.push({ url: image_url, alt, line, ofLine: undefined })
  if (variant_image_url !== undefined)
    group.pictures.push({ url: variant_image_url, alt: '', line, ofLine: isProduct ? line : undefined })
}

interface Options {
  names: readonly string[]
  values: readonly unknown[]
}

function readProduct(group: ListingGroup, row: RawRow, { names, values }: Options, reading: Reading): void {
  const { line, problems } = row
  const product = toProductRow(row, reading)
  const chosen = Object.fromEntries(names.flatMap((name, at) => (values[at] === undefined ? [] : [[name, values[at]]])))
  const missing = names.findIndex((_name, at) => values[at] === undefined)
  if (missing >= 0) {
    const column = reading.columnOf(`option${missing + 1}_value`)
    problems.push({ line, column, message: `A value is missing for the option ${names[missing]}.` })
  }
  const options = check(row, { options: chosen }, z.object({ options: ProductOptions }), () =>
    reading.columnOf('option1_value'),
  )
  if (group.products.length === mostProducts) {
    problems.push({ line, column: null, message: `A listing holds at most ${mostProducts} products.` })
    return
  }
  const position = group.products.length
  const placed = { listingId: undefined, options: options?.options ?? {}, position, name: '' }
  group.products.push({ ...product, placed })
}

/** The products, once it is known which listing shows them, and how it is called. */
export function placeProducts({ products }: ListingGroup, title: string, listingId: number | undefined): ProductRow[] {
  return products.map((row) => {
    const placed = row.placed as NonNullable<ProductRow['placed']>
    return { ...row, placed: { ...placed, listingId, name: nameOf(title, { options: placed.options }) } }
  })
}
