import { z } from 'zod'
import { firstPictureOf } from '#modules/catalogue/media/index.ts'
import { queryId, queryIds, trimmedText } from '#platform/http/fields.ts'
import { declareList, filter } from '#platform/lists/list.ts'
import { metadataFilter } from '#platform/lists/metadata.ts'
import { integer, moment, text } from '#platform/lists/order.ts'
import { ListingResource } from './listings.schemas.ts'

/** In cents, as text with two decimals. */
export const asMoney = (column: string) => `(${column}::numeric / 100)::numeric(12, 2)::text`
export const asAvailability = (column: string) => `(ARRAY['sold_out', 'low_stock', 'in_stock'])[${column} + 1]`

export const listingColumns = [
  'id',
  'user_id',
  'title',
  'slug',
  'description',
  'option_names',
  'status',
  'published_at',
  'visible',
  'seo_title',
  'seo_description',
  'metadata',
  `${asMoney('price_from_cents')} AS price_from`,
  `${asMoney('price_to_cents')} AS price_to`,
  `${asAvailability('availability')} AS availability`,
  `${firstPictureOf('listings')} AS image`,
  `coalesce((SELECT json_agg(category_id ORDER BY category_id) FROM listing_categories AS placed
    WHERE placed.user_id = listings.user_id AND placed.listing_id = listings.id), '[]') AS category_ids`,
  `(SELECT count(*) FROM products WHERE products.user_id = listings.user_id AND products.listing_id = listings.id
    AND products.deleted_at IS NULL) AS products_count`,
  'created_at',
  'updated_at',
] as const

export const listingList = declareList({
  table: 'listings',
  owner: 'user_id',
  resource: ListingResource,
  columns: listingColumns,
  sorts: {
    id: [integer('id')],
    title: [text('title')],
    created_at: [moment('created_at')],
    updated_at: [moment('updated_at')],
  },
  initial: '-created_at',
  filters: {
    ids: filter(queryIds, 'id = ANY (?::bigint[])'),
    status: filter(z.enum(['draft', 'published']), 'status = ?'),
    search: filter(trimmedText({ max: 255 }), 'folded_title LIKE holding_pattern(?::text)'),
    metadata: metadataFilter('own_listings_metadata'),
    category_id: filter(
      queryId,
      `id IN (SELECT listing_id FROM listing_categories AS placed WHERE placed.user_id = listings.user_id AND category_id = ?::bigint)`,
    ),
  },
})
