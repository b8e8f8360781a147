import { type Promotion, toMinor } from '#modules/sales/pricing/index.ts'
import type { promotionKinds } from './promotions.schemas.ts'

/** A promotion as it stands towards a cart. */
export interface PromotionContent {
  id: number
  name: string
  code: string | null
  kind: (typeof promotionKinds)[number]
  /** A decimal; null of free shipping. */
  value: string | null
  min_total: string | null
  combinable: boolean
  /** Those of the cart's products that it is for; null where it is for all. */
  product_ids: number[] | null
  is_early: boolean
  is_over: boolean
  is_used_up: boolean
  /** As often as one buyer may. */
  is_used_by_buyer: boolean
}

/** A code that was entered, with what it opens, and the promotions that need none. */
export interface PromotionsContent {
  entered: { code: string; promotion: PromotionContent | null }[]
  automatic: PromotionContent[]
}

/** However many a shop makes: a cart's price has an end. */
export const mostAutomatic = 100

const isFor = (listing: string) => `(${listing} = ANY (promotions.listing_ids) OR EXISTS (
  SELECT FROM listing_categories AS placed WHERE placed.user_id = promotions.user_id AND placed.listing_id = ${listing}
    AND placed.category_id = ANY (categories_below(promotions.user_id, promotions.category_ids))))`

/** The products among those that `products` reads which a promotion is for, as an array; null where it is for all. */
export const productsIn = (
  products: string,
) => `CASE WHEN promotions.listing_ids <> '{}' OR promotions.category_ids <> '{}' THEN (
  SELECT coalesce(json_agg(products.id), '[]') FROM (${products}) AS named JOIN products ON products.user_id = promotions.user_id
    AND products.id = named.product_id WHERE ${isFor('products.listing_id')}) END`

const heldProducts =
  'SELECT product_id FROM cart_items WHERE cart_items.user_id = carts.user_id AND cart_items.cart_id = carts.id'

const content = `json_build_object('id', promotions.id, 'name', name, 'code', promotions.code, 'kind', kind, 'value', value::text,
  'min_total', min_total::text, 'combinable', combinable, 'product_ids', ${productsIn(heldProducts)},
  'is_early', coalesce(starts_at > now(), false), 'is_over', coalesce(ends_at <= now(), false), 'is_used_up', used_up,
  'is_used_by_buyer', coalesce(per_buyer_limit <= (SELECT count(*) FROM promotion_redemptions AS redeemed
    WHERE redeemed.user_id = promotions.user_id AND promotion_id = promotions.id
      AND buyer = promotion_buyer(carts.user_id, carts.email)), false))`

/** All that promotions have to do with the cart of the row of `carts` at hand. */
export const promotionsOfCart = `json_build_object(
  'entered', coalesce((SELECT json_agg(json_build_object('code', coalesce(promotions.code, cart_codes.code),
      'promotion', CASE WHEN promotions.id IS NOT NULL THEN ${content} END) ORDER BY added_at, cart_codes.code_key)
    FROM cart_codes LEFT JOIN promotions ON promotions.user_id = cart_codes.user_id AND promotions.code_key = cart_codes.code_key
      AND enabled
    WHERE cart_codes.user_id = carts.user_id AND cart_codes.cart_id = carts.id), '[]'),
  'automatic', coalesce((SELECT json_agg(${content} ORDER BY promotions.id)
    FROM (SELECT user_id, id, name, code, kind, value, min_total, combinable, listing_ids, category_ids, starts_at, ends_at,
        used_up, per_buyer_limit
      FROM promotions WHERE promotions.user_id = carts.user_id AND code_key IS NULL AND enabled AND NOT used_up
        AND coalesce(starts_at <= now(), true) AND coalesce(ends_at > now(), true) ORDER BY id LIMIT ${mostAutomatic}) AS promotions), '[]'))`

type Terms = Pick<PromotionContent, 'id' | 'name' | 'kind' | 'value' | 'min_total' | 'combinable' | 'product_ids'>

/** For what it names it is on the lines, for all on the order. */
export function toPriced({ id, name, kind, value, min_total, combinable, product_ids }: Terms): Promotion {
  const terms = {
    key: id,
    name,
    combinable,
    ...(min_total !== null && { minTotal: toMinor(min_total) }),
    ...(product_ids !== null && { lineKeys: product_ids }),
  }
  const on = product_ids === null ? 'order' : 'line'
  if (kind === 'percent') return { ...terms, kind, on, percent: value ?? '0' }
  if (kind === 'fixed') return { ...terms, kind, on, amount: toMinor(value ?? '0') }
  return { ...terms, kind }
}
