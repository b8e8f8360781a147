import { sql } from 'kysely'
import type { TenantTx } from '#platform/database/transactions.ts'
import { usualTimeZone } from '#platform/geography/time-zones.ts'
import { openShop } from './open-shop.ts'
import {
  contactMissing,
  currencyFrozen,
  logoUnknown,
  pricesNotWhole,
  slugTaken,
  timeZoneUnknown,
} from './shops.errors.ts'
import { getShop } from './shops.queries.ts'
import type { ShopResource, UpdateShopRequest } from './shops.schemas.ts'

const checkViolated = '23514'

export async function updateShop(
  tx: TenantTx,
  { status, logo_sha256, ...changes }: UpdateShopRequest,
  by: number,
): Promise<ShopResource> {
  if (changes.slug !== undefined) await takeSlug(tx, changes.slug)
  if (changes.currency !== undefined) await requireSameCurrency(tx, changes.currency)
  await tx
    .updateTable('shops')
    .set({
      ...changes,
      ...(await logoOf(tx, logo_sha256)),
      ...(await zoneOf(tx, changes)),
      updated_at: sql`now()`,
    })
    .where('user_id', '=', tx.userId)
    .execute()
    .catch(nameMissingContact)
  return status === undefined ? getShop(tx) : openShop(tx, { by, status })
}

async function logoOf(tx: TenantTx, sha256: string | null | undefined): Promise<{ logo_media_id?: number | null }> {
  if (sha256 === undefined) return {}
  if (sha256 === null) return { logo_media_id: null }
  const row = await tx
    .selectFrom('media')
    .select('id')
    .where('user_id', '=', tx.userId)
    .where('sha256', '=', sha256)
    .executeTakeFirst()
  if (row === undefined) throw logoUnknown()
  return { logo_media_id: row.id }
}

/** The zone of a shop, and that it stays as it is whatever its country becomes. */
interface ChosenZone {
  time_zone: string
  time_zone_chosen: true
}

/** As PostgreSQL spells it: it turns moments into days of this zone. */
async function zoneOf(
  tx: TenantTx,
  { time_zone: timeZone, country }: Pick<UpdateShopRequest, 'time_zone' | 'country'>,
): Promise<ChosenZone | object> {
  if (timeZone === undefined) return country === undefined ? {} : followCountry(tx, country)
  const { rows } = await sql<ChosenZone>`
    SELECT name AS time_zone, true AS time_zone_chosen FROM pg_timezone_names
    WHERE lower(name) = lower(${timeZone})`.execute(tx)
  if (rows[0] === undefined) throw timeZoneUnknown()
  return rows[0]
}

/** That of the country, when it is said for the first time and nobody has chosen another. */
async function followCountry(tx: TenantTx, country: string): Promise<ChosenZone | object> {
  const timeZone = usualTimeZone(country)
  if (timeZone === undefined) return {}
  const { rows } = await sql<ChosenZone>`
    SELECT zone.name AS time_zone, true AS time_zone_chosen
    FROM shops JOIN pg_timezone_names AS zone ON lower(zone.name) = lower(${timeZone})
    WHERE user_id = ${tx.userId} AND time_zone = 'UTC' AND NOT time_zone_chosen FOR NO KEY UPDATE OF shops`.execute(tx)
  return rows[0] ?? {}
}

/** An address that was this shop's once is its own for ever; the former one stays, and leads here. */
async function takeSlug(tx: TenantTx, slug: string): Promise<void> {
  await tx
    .insertInto('shop_slugs')
    .values({ slug, user_id: tx.userId })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const own = await tx.selectFrom('shop_slugs').select('slug').where('slug', '=', slug).executeTakeFirst()
  if (own === undefined) throw slugTaken()
}

/** An order says what was to be paid, and would say something else in another currency. */
async function requireSameCurrency(tx: TenantTx, currency: string): Promise<void> {
  const { rows } = await sql<{ frozen: boolean; broken: boolean }>`
    SELECT currency <> ${currency} AND EXISTS (
      SELECT FROM order_counters WHERE order_counters.user_id = shops.user_id AND last_number > 0) AS frozen,
      currency_is_whole(${currency}) AND (
        EXISTS (SELECT FROM products WHERE products.user_id = shops.user_id AND deleted_at IS NULL
          AND (price <> trunc(price) OR compare_at_price <> trunc(compare_at_price)))
        OR EXISTS (SELECT FROM shipping_rates AS rate WHERE rate.user_id = shops.user_id AND price <> trunc(price))
        OR EXISTS (SELECT FROM promotions AS offer WHERE offer.user_id = shops.user_id
          AND ((kind = 'fixed' AND value <> trunc(value)) OR min_total <> trunc(min_total)))) AS broken
    FROM shops WHERE user_id = ${tx.userId} FOR NO KEY UPDATE`.execute(tx)
  if (rows[0]?.frozen) throw currencyFrozen()
  if (rows[0]?.broken) throw pricesNotWhole()
}

function nameMissingContact(error: { code?: string }): never {
  throw error.code === checkViolated ? contactMissing() : error
}
