import { type Selectable, sql } from 'kysely'
import { pictureUrlOf } from '#modules/catalogue/media/index.ts'
import type { Shops } from '#platform/database/schema.ts'
import type { TenantTx } from '#platform/database/transactions.ts'
import type { ShopResource } from './shops.schemas.ts'

/** What the shop holds, for the sentences about what is missing. */
interface Shown {
  listings: boolean
  hidden: boolean
  logo_url: string | null
  zones: boolean
  taxes: boolean
}

export async function getShop(tx: TenantTx): Promise<ShopResource> {
  const shop = await tx.selectFrom('shops').selectAll().where('user_id', '=', tx.userId).executeTakeFirstOrThrow()
  const { rows } = await sql<Shown>`
    SELECT EXISTS (SELECT FROM listings WHERE user_id = ${tx.userId} AND visible) AS listings,
      EXISTS (SELECT FROM listings WHERE user_id = ${tx.userId} AND visible AND price_from_cents IS NULL) AS hidden,
      (SELECT ${sql.raw(pictureUrlOf('media'))} FROM media WHERE media.user_id = ${tx.userId} AND id = ${shop.logo_media_id}) AS logo_url,
      EXISTS (SELECT FROM shipping_rates WHERE user_id = ${tx.userId}) AS zones,
      EXISTS (SELECT FROM tax_rates WHERE user_id = ${tx.userId}) AS taxes`.execute(tx)
  return toShop(shop, rows[0] as Shown)
}

function toShop(row: Selectable<Shops>, shown: Shown): ShopResource {
  const { closed_by_operator, suspended, logo_media_id, time_zone_chosen, created_at, updated_at, status, ...shop } =
    row
  return {
    ...shop,
    logo_url: shown.logo_url,
    status: status as ShopResource['status'],
    missing: missingFrom({ closed_by_operator, suspended, contact_email: shop.contact_email }, shown),
    created_at: created_at.toISOString(),
    updated_at: updated_at.toISOString(),
  }
}

type Obstacles = Pick<Selectable<Shops>, 'closed_by_operator' | 'suspended' | 'contact_email'>

function missingFrom(
  { closed_by_operator, suspended, contact_email }: Obstacles,
  { listings, hidden, zones, taxes }: Shown,
): string[] {
  return [
    ...(suspended ? ['The account is suspended, and its shop with it.'] : []),
    ...(closed_by_operator ? ['The operator has closed this shop.'] : []),
    ...(contact_email === null ? ['Buyers have no address to reach you at: set contact_email.'] : []),
    ...(listings ? [] : ['Nothing is published yet: publish a listing.']),
    ...(hidden ? ['A published listing has no product, and nobody can buy it.'] : []),
    ...(zones ? [] : ['Nothing is sent anywhere: add a shipping zone with a rate, or accept the presets.']),
    ...(taxes ? [] : ['No tax is taken: add the rate of your country, or accept the presets, if you owe any.']),
  ]
}
