import { z } from 'zod'
import { asAvailability, asMoney } from '#modules/catalogue/listings/index.ts'
import { firstPictureOf } from '#modules/catalogue/media/index.ts'
import { money, queryBoolean, trimmedText } from '#platform/http/fields.ts'
import { declareList, filter } from '#platform/lists/list.ts'
import { integer, moment, text } from '#platform/lists/order.ts'
import { StoreListing } from './store.schemas.ts'

const cents = (price: string) => price.replace('.', '')

export const categoriesOf = `coalesce((SELECT json_agg(json_build_object('id', id, 'name', name, 'slug', slug) ORDER BY depth, position, id)
  FROM categories WHERE user_id = listings.user_id AND id IN (
    SELECT category_id FROM listing_categories AS placed WHERE placed.user_id = listings.user_id AND listing_id = listings.id)), '[]')`

/** A category and all that lies below it. */
const inCategory = `id IN (WITH RECURSIVE tree AS (
    SELECT user_id, id FROM categories WHERE categories.user_id = listings.user_id AND slug = ?
    UNION ALL
    SELECT below.user_id, below.id FROM categories AS below JOIN tree ON below.user_id = tree.user_id AND parent_id = tree.id
  ) SELECT listing_id FROM tree JOIN listing_categories ON listing_categories.user_id = tree.user_id AND category_id = tree.id)`

/** Options are asked for together, of one product: a size that is there in another colour only does not fit. */
export interface Variant {
  options: Record<string, string>
  inStock: boolean | undefined
}

const hasVariant = ({ inStock }: Variant) => `EXISTS (SELECT FROM products WHERE products.user_id = listings.user_id
  AND products.listing_id = listings.id AND products.deleted_at IS NULL AND products.options @> ?::jsonb
  ${inStock === undefined ? '' : `AND (products.availability > 0) = ${inStock}`})`

/** What a shop shows of its listings to whoever comes. */
export const storeListingList = declareList({
  table: 'listings',
  owner: 'user_id',
  live: 'visible AND price_from_cents IS NOT NULL',
  resource: StoreListing,
  columns: [
    'id',
    'slug',
    'title',
    `${asMoney('price_from_cents')} AS price_from`,
    `${asMoney('price_to_cents')} AS price_to`,
    `CASE WHEN compare_at_cents > price_from_cents THEN ${asMoney('compare_at_cents')} END AS compare_at_price`,
    `${asAvailability('availability')} AS availability`,
    `${firstPictureOf('listings')} AS image`,
    `${categoriesOf} AS categories`,
    'published_at',
  ],
  sorts: {
    title: [text('title')],
    price: [integer('price_from_cents')],
    published_at: [moment('published_at')],
  },
  initial: '-published_at',
  filters: {
    category: filter(trimmedText({ min: 1, max: 120 }), inCategory),
    search: filter(trimmedText({ max: 255 }), 'folded_title LIKE holding_pattern(?::text)'),
    min_price: filter(money, 'price_to_cents >= ?::bigint', cents),
    max_price: filter(money, 'price_from_cents <= ?::bigint', cents),
    in_stock: filter(queryBoolean, (inStock) => `(availability > 0) = ${inStock}`),
    variant: filter(z.custom<Variant>(), hasVariant, ({ options }) => JSON.stringify(options)),
  },
})
