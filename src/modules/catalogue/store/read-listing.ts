import { sql } from 'kysely'
import { asAvailability, asMoney } from '#modules/catalogue/listings/index.ts'
import { firstPictureOf, pictureJson } from '#modules/catalogue/media/index.ts'
import type { VisitorTx } from '#platform/database/transactions.ts'
import { Failure, notFound } from '#platform/http/failure.ts'
import type { FailureKind } from '#platform/http/failure-kinds.ts'
import { renderDescription } from './render-description.ts'
import type { StoreProduct, WholeStoreListing } from './store.schemas.ts'
import { categoriesOf } from './store-listing-list.ts'

export const listingMoved: FailureKind = {
  status: 301,
  code: 'listing_moved',
  when: 'The listing has another address now; `Location` names it.',
}

type ListingRow = Pick<
  WholeStoreListing,
  'id' | 'slug' | 'title' | 'option_names' | 'metadata' | 'categories' | 'price_from' | 'price_to' | 'availability'
> & { description: string | null; seo_title: string | null; seo_description: string | null; published_at: Date }

const listingNotFound = () => notFound('There is no such listing.')

/** Throws where no listing can have such an address; PostgreSQL takes no U+0000. */
export function requireSlug(slug: string): void {
  if (!/^[^\0]{1,120}$/u.test(slug)) throw listingNotFound()
}

const columns = `id, slug, title, description, option_names, seo_title, seo_description, metadata, published_at,
  ${asMoney('price_from_cents')} AS price_from, ${asMoney('price_to_cents')} AS price_to,
  ${asAvailability('availability')} AS availability, ${categoriesOf} AS categories`

/** A listing as its page shows it. A former address is a 301 to the present one; `pathOf` makes it. */
export async function readStoreListing(
  tx: VisitorTx,
  slug: string,
  pathOf: (slug: string) => string,
): Promise<WholeStoreListing> {
  const { rows } = await sql<ListingRow>`
    SELECT ${sql.raw(columns)} FROM listings WHERE user_id = ${tx.userId} AND slug = ${slug}`.execute(tx)
  const row = rows[0]
  if (row === undefined) throw await leadFrom(tx, slug, pathOf)
  const { description, seo_title, seo_description, published_at, ...listing } = row
  return {
    ...listing,
    description_html: renderDescription(description),
    images: await readPictures(tx, listing.id),
    products: await readProducts(tx, listing.id),
    seo: { title: seo_title ?? listing.title, description: seo_description },
    published_at: published_at.toISOString(),
  }
}

async function readProducts(tx: VisitorTx, listingId: number): Promise<StoreProduct[]> {
  const { rows } = await sql<StoreProduct>`
    SELECT products.id, options, price, CASE WHEN compare_at_price > price THEN compare_at_price END AS compare_at_price, sku,
      ${sql.raw(asAvailability('availability'))} AS availability, ${sql.raw(firstPictureOf('ofListing', 'shown.product_id = products.id'))} AS image,
      (SELECT min(former.price)::text FROM former_prices AS former WHERE former.user_id = products.user_id
        AND former.product_id = products.id AND former.until > now() - interval '30 days') AS lowest_price_30_days
    FROM products, LATERAL (SELECT products.user_id, products.listing_id AS id) AS ofListing
    WHERE products.user_id = ${tx.userId} AND listing_id = ${listingId} AND deleted_at IS NULL
    ORDER BY products.position, products.id`.execute(tx)
  return rows
}

async function readPictures(tx: VisitorTx, listingId: number): Promise<WholeStoreListing['images']> {
  const { rows } = await sql<{ picture: WholeStoreListing['images'][number] }>`
    SELECT ${sql.raw(pictureJson('media', 'shown.alt'))} AS picture
    FROM listing_media AS shown JOIN media ON media.user_id = shown.user_id AND media.id = media_id
    WHERE shown.user_id = ${tx.userId} AND listing_id = ${listingId} ORDER BY position`.execute(tx)
  return rows.map(({ picture }) => picture)
}

async function leadFrom(tx: VisitorTx, slug: string, pathOf: (slug: string) => string): Promise<Failure> {
  const { rows } = await sql<{ slug: string }>`
    SELECT listings.slug FROM listing_slugs JOIN listings USING (user_id)
    WHERE user_id = ${tx.userId} AND listing_slugs.slug = ${slug} AND listings.id = listing_id`.execute(tx)
  const now = rows[0]?.slug
  if (now === undefined) return listingNotFound()
  return new Failure(listingMoved.status, listingMoved.code, 'This listing has another address now.', {
    headers: { location: pathOf(now) },
  })
}
