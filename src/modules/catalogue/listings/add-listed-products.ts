import { createProduct, type ProductResource } from '#modules/catalogue/products/index.ts'
import type { TenantTx } from '#platform/database/transactions.ts'
import { nameOf, requireOptions } from './create-listing.ts'
import { aboutProduct, mostProducts, tooManyProducts } from './listings.errors.ts'
import type { ListedProductRequest } from './listings.schemas.ts'
import { lockListing } from './update-listing.ts'

/** At the end of the listing, in the order in which they are named: all of them, or none. */
export async function addListedProducts(
  tx: TenantTx,
  listingId: number,
  products: readonly ListedProductRequest[],
  by: number,
): Promise<ProductResource[]> {
  await lockListing(tx, listingId)
  const { title, option_names, count, last } = await contentOf(tx, listingId)
  if (count + products.length > mostProducts) throw tooManyProducts()
  const added: ProductResource[] = []
  for (const [at, product] of products.entries()) {
    requireOptions(product.options, option_names, `products.${at}.options`)
    const made = { position: last + 1 + at, ...product, name: product.name ?? nameOf(title, product) }
    const created = createProduct(tx, { ...made, listing_id: listingId }, by)
    added.push(await created.catch((error: unknown) => aboutProduct(error, at)))
  }
  return added
}

async function contentOf(tx: TenantTx, id: number) {
  const listing = await tx
    .selectFrom('listings')
    .select(['title', 'option_names'])
    .where('user_id', '=', tx.userId)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const held = await tx
    .selectFrom('products')
    .select(({ fn }) => [fn.countAll<number>().as('count'), fn.max('position').as('last')])
    .where('user_id', '=', tx.userId)
    .where('listing_id', '=', id)
    .where('deleted_at', 'is', null)
    .executeTakeFirstOrThrow()
  return { ...listing, count: Number(held.count), last: held.last ?? -1 }
}
