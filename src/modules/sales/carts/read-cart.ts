import { CompiledQuery } from 'kysely'
import { firstPictureOf } from '#modules/catalogue/media/index.ts'
import type { AddressResource } from '#modules/sales/addresses/index.ts'
import { type PromotionsContent, promotionsOfCart } from '#modules/sales/promotions/index.ts'
import { type Database, readAs, type TenantTx, type VisitorTx } from '#platform/database/transactions.ts'
import { cartNotFound } from './carts.errors.ts'
import { accountsOf, type PaymentAccount } from './payment-methods.ts'

export interface CartItemContent {
  product_id: number
  quantity: number
  /** As the visitor saw them when it came into the cart. */
  title: string
  seen_options: Record<string, string>
  seen_price: string
  /** As it is now; without a price it is not to be had here any more. */
  price: string | null
  slug: string | null
  options: Record<string, string> | null
  sku: string | null
  availability: number | null
  tax_class: string | null
  weight_grams: number | null
  needs_shipping: boolean | null
  /** With what is kept for this very cart. */
  to_be_had: number | null
  image: { url: string; width: number; height: number; alt: string } | null
}

export interface RateContent {
  id: number
  name: string
  price: string
  tax_class: string
  min_total: string | null
  max_total: string | null
  min_weight: number | null
  max_weight: number | null
  countries: string[]
}

export interface TaxContent {
  name: string
  country: string
  region: string | null
  tax_class: string
  rate: string
}

export interface PaymentContent {
  id: number
  provider: string
  state: string
  amount: string
  currency: string
  next: { redirect_url: string } | { client_secret: string } | { instructions: string } | null
  failure: string | null
}

/** All that a cart's price and problems follow from. */
export interface CartContent {
  id: number
  state: 'open' | 'paying' | 'completed' | 'expired'
  email: string | null
  shipping_address: AddressResource | null
  billing_address: AddressResource | null
  shipping_rate_id: number | null
  note: string | null
  drafted: boolean
  expires_at: Date
  shop: { status: string; currency: string; country: string; pricesIncludeTax: boolean }
  items: CartItemContent[]
  rates: RateContent[]
  taxes: TaxContent[]
  /** The one under way, else the last attempt. */
  payment: PaymentContent | null
  promotions: PromotionsContent
}

const lines = `coalesce((SELECT json_agg(item ORDER BY added_at, product_id) FROM (
  SELECT held.product_id, held.quantity, held.title, held.options AS seen_options, held.unit_price::text AS seen_price,
    held.added_at, shown.*, CASE WHEN shown.price IS NOT NULL THEN quantity_to_be_had(held.product_id)::bigint + coalesce(kept.quantity, 0) END AS to_be_had
  FROM cart_items AS held
  LEFT JOIN stock_holds AS kept ON kept.user_id = held.user_id AND kept.cart_id = held.cart_id AND kept.product_id = held.product_id
  LEFT JOIN LATERAL (
    SELECT products.price::text AS price, listings.slug, products.options, products.sku, products.availability,
      products.tax_class, products.weight_grams, products.needs_shipping,
      coalesce(${firstPictureOf('listings', 'shown.product_id = products.id')}, ${firstPictureOf('listings')}) AS image
    FROM products JOIN listings ON listings.user_id = products.user_id AND listings.id = products.listing_id
    WHERE products.user_id = held.user_id AND products.id = held.product_id AND products.deleted_at IS NULL AND visible
  ) AS shown ON true
  WHERE held.user_id = carts.user_id AND held.cart_id = carts.id) AS item), '[]')`

const rates = `coalesce((SELECT json_agg(json_build_object('id', rate.id, 'name', rate.name, 'price', price::text,
    'tax_class', tax_class, 'min_total', min_total::text, 'max_total', max_total::text, 'min_weight', min_weight,
    'max_weight', max_weight, 'countries', countries) ORDER BY zone.id, position, rate.id)
  FROM shipping_zones AS zone JOIN shipping_rates AS rate ON rate.user_id = zone.user_id AND zone_id = zone.id
  WHERE zone.user_id = carts.user_id), '[]')`

const taxes = `coalesce((SELECT json_agg(json_build_object('name', name, 'country', country, 'region', region,
    'tax_class', tax_class, 'rate', rate::text) ORDER BY id)
  FROM tax_rates WHERE tax_rates.user_id = carts.user_id), '[]')`

/** $1 is the shop, $2 the cart. */
const cartText = (more: string, whose: string) => `
  SELECT carts.id, CASE WHEN carts.state = 'open' AND expires_at <= now() THEN 'expired' ELSE carts.state END AS state,
    email, shipping_address, billing_address, shipping_rate_id, note, drafted, expires_at,
    json_build_object('status', shops.status, 'currency', currency, 'country', country,
      'pricesIncludeTax', prices_include_tax) AS shop,
    ${lines} AS items, ${rates} AS rates, ${taxes} AS taxes, ${promotionsOfCart} AS promotions,
    (SELECT json_build_object('id', id, 'provider', provider, 'state', state, 'amount', amount::text, 'currency', currency, 'next', next,
      'failure', failure) FROM payments WHERE payments.user_id = carts.user_id AND payments.cart_id = carts.id
      ORDER BY payments.state IN ('created', 'pending', 'authorized') DESC, id DESC LIMIT 1) AS payment${more}
  FROM carts JOIN shops ON shops.user_id = carts.user_id
  WHERE carts.user_id = $1 AND carts.id = $2${whose}`

const readCartText = cartText('', '')

/**
 * A cart with all that it depends on, in one statement and so of one moment. A visitor's transaction sees the one cart whose token was
 * shown; a tenant's sees any of the shop.
 */
export async function readCart(tx: VisitorTx | TenantTx, id: number): Promise<CartContent> {
  const { rows } = await tx.executeQuery(CompiledQuery.raw(readCartText, [tx.userId, id]))
  if (rows[0] === undefined) throw cartNotFound()
  return rows[0] as CartContent
}

/** What ordering a cart asks for besides its content. */
interface CheckoutContent extends CartContent {
  /** Each change of the cart, of its items and of its codes makes another one. */
  version: string
  /** Stock is kept for it. */
  is_held: boolean
  accounts: PaymentAccount[]
}

const checkoutText = cartText(
  `, carts.xmin::text AS version, hold_ends_at IS NOT NULL AS is_held, ${accountsOf('carts')} AS accounts`,
  " AND token_hash = decode($3, 'hex')",
)

/** The cart whose token was shown, without a lock. */
export async function readCheckout(
  database: Database,
  { shop, id, tokenHash }: { shop: number; id: number; tokenHash: string },
): Promise<CheckoutContent | undefined> {
  const [row] = await readAs(database, shop, { text: checkoutText, values: [shop, id, tokenHash] }, 'once')
  if (row === undefined) return undefined
  const cart = row as Omit<CheckoutContent, 'expires_at'> & { expires_at: string }
  return { ...cart, expires_at: new Date(cart.expires_at) }
}
