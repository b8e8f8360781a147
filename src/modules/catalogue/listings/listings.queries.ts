import { sql } from 'kysely'
import type { z } from 'zod'
import { type PictureResource, pictureJson } from '#modules/catalogue/media/index.ts'
import { ProductResource, productColumns } from '#modules/catalogue/products/index.ts'
import { isOwn } from '#platform/database/own-rows.ts'
import type { PlatformTx, TenantTx } from '#platform/database/transactions.ts'
import { declareList, type ListQuery, queryOf } from '#platform/lists/list.ts'
import { integer } from '#platform/lists/order.ts'
import { pageIn } from '#platform/lists/page.ts'
import { listingColumns } from './listing-list.ts'
import { listingNotFound } from './listings.errors.ts'
import type { ListingResource, WholeListing } from './listings.schemas.ts'

/** The products of one listing, in the order in which it shows them. */
export const listedProductList = declareList({
  table: 'products',
  owner: 'user_id',
  live: 'deleted_at IS NULL',
  resource: ProductResource,
  columns: productColumns,
  sorts: { position: [integer('position')], id: [integer('id')] },
  initial: 'position',
  filters: {},
})

const firstProducts = queryOf(listedProductList).parse({ per_page: '100' }) as ListQuery

type ListingRow = Omit<ListingResource, 'published_at' | 'created_at' | 'updated_at'> & {
  published_at: Date | null
  created_at: Date
  updated_at: Date
}

interface Shown {
  sha256: string
  product_id: number | null
  picture: z.infer<typeof PictureResource>
}

export async function getListing(tx: TenantTx | PlatformTx, id: number): Promise<WholeListing> {
  const statement = sql<ListingRow>`
    SELECT ${sql.raw(listingColumns.join(', '))} FROM listings WHERE ${isOwn(tx, 'listings')} AND id = ${id}`
  const { rows } = await statement.execute(tx)
  const row = rows[0]
  if (row === undefined) throw listingNotFound()
  const { published_at, created_at, updated_at, ...listing } = row
  const { rows: products } = await pageIn(tx, listedProductList, firstProducts, {
    user_id: listing.user_id,
    listing_id: id,
  })
  const { rows: media } = await sql<Shown>`
    SELECT shown.* FROM listing_media, LATERAL (SELECT sha256, listing_media.product_id, ${sql.raw(pictureJson('media', 'listing_media.alt'))} AS picture
      FROM media WHERE media.user_id = listing_media.user_id AND media.id = media_id) AS shown
    WHERE listing_media.user_id = ${listing.user_id} AND listing_id = ${id} ORDER BY position`.execute(tx)
  return {
    ...listing,
    published_at: published_at?.toISOString() ?? null,
    created_at: created_at.toISOString(),
    updated_at: updated_at.toISOString(),
    products,
    media: media.map(({ picture, ...shown }) => ({ ...picture, ...shown })),
  }
}

export async function findListingOwner(tx: PlatformTx, id: number): Promise<number | undefined> {
  const row = await tx.selectFrom('listings').select('user_id').where('id', '=', id).executeTakeFirst()
  return row?.user_id
}
