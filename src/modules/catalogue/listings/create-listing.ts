import { createProducts } from '#modules/catalogue/products/index.ts'
import { freeSlug, slugOf } from '#modules/catalogue/shops/index.ts'
import type { TenantTx } from '#platform/database/transactions.ts'
import { placeInCategories } from './listing-categories.ts'
import { slugsLike } from './listing-slugs.ts'
import { optionsMissing, slugTaken } from './listings.errors.ts'
import { getListing } from './listings.queries.ts'
import type { CreateListingRequest, ListedProductRequest, WholeListing } from './listings.schemas.ts'

export type NewListing = Omit<CreateListingRequest, 'user_id'>

const uniqueViolated = '23505'

/** A draft, with its products: nobody sees it before it is published. `by` is who makes it. */
export async function createListing(tx: TenantTx, asked: NewListing, by = tx.userId): Promise<WholeListing> {
  const { products, category_ids, slug, metadata, ...listing } = asked
  for (const [at, { options }] of products.entries())
    requireOptions(options, listing.option_names, `products.${at}.options`)
  const { id } = await tx
    .insertInto('listings')
    .values({
      user_id: tx.userId,
      ...listing,
      slug: slug ?? (await freeSlugFor(tx, listing.title)),
      ...(metadata && { metadata: JSON.stringify(metadata) }),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
    .catch(nameTakenSlug)
  await placeInCategories(tx, id, category_ids ?? [])
  const made = products.map((product, position) => {
    const name = product.name ?? nameOf(listing.title, product)
    return { position, ...product, name, listing_id: id }
  })
  await createProducts(tx, made, by)
  return getListing(tx, id)
}

/** 'Shirt, M, blue' for the shirt's product of these options. */
export function nameOf(title: string, { options }: Pick<ListedProductRequest, 'options'>): string {
  return [...[title, ...Object.values(options)].join(', ')].slice(0, 255).join('')
}

export async function freeSlugFor(tx: TenantTx, title: string): Promise<string> {
  const wish = slugOf(title)
  return freeSlug(wish, await slugsLike(tx, wish))
}

export function requireOptions(options: Record<string, string>, names: readonly string[], field = 'options'): void {
  const given = Object.keys(options)
  if (given.length !== names.length || !names.every((name) => given.includes(name))) throw optionsMissing(field, names)
}

/** Two with one address at once: the index lets the first through. */
export function nameTakenSlug(error: { code?: string; constraint?: string }): never {
  throw error.code === uniqueViolated ? slugTaken() : error
}
