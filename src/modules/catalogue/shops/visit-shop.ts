import { sql } from 'kysely'
import { LRUCache } from 'lru-cache'
import { pictureUrlOf } from '#modules/catalogue/media/index.ts'
import type { Cache, Seen } from '#platform/cache/cache.ts'
import { type Database, readAs, withVisitor } from '#platform/database/transactions.ts'
import { shopMoved, shopNotFound } from './shops.errors.ts'

/** An open shop as whoever visits it needs it. */
export interface VisitedShop {
  userId: number
  slug: string
  name: string
  status: 'open' | 'paused'
  currency: string
  country: string
  pricesIncludeTax: boolean
  locale: string
  timeZone: string
  description: string | null
  colour: string | null
  logoUrl: string | null
}

export interface Visited {
  shop: VisitedShop
  /** What the caches have of the shop, for what this request reads. */
  seen: Seen
}

/** Finds the open shop behind an address. Throws where there is none, and answers where one has moved to. */
export type VisitShop = (slug: string, path: string) => Promise<Visited>

const keptHints = 10_000

/**
 * Whose address it was last is only a hint: the shop itself says which address it has, and what is cached of it is never
 * older than its last change. So one question to Redis is enough.
 */
export function openVisits({ database, cache }: { database: Database; cache: Cache }): VisitShop {
  const hints = new LRUCache<string, number>({ max: keptHints })

  async function look(userId: number): Promise<Partial<Visited>> {
    const seen = await cache.see(userId)
    const shop = await cache.remember(seen, 'store', 'shop', () => readShop(database, userId))
    return { seen, ...(shop && { shop }) }
  }

  return async (slug, path) => {
    const hint = hints.get(slug)
    const { seen, shop } = hint === undefined ? {} : await look(hint)
    if (seen !== undefined && shop?.slug === slug) return { seen, shop }
    const userId = await findOwner(database, slug)
    const found = userId === undefined ? {} : await look(userId)
    if (userId === undefined || found.shop === undefined || found.seen === undefined) throw shopNotFound()
    if (found.shop.slug !== slug)
      throw shopMoved(path.replace(new RegExp(`(?<=^/(?:api/v1/shops|shop)/)${slug}(?=[/?]|$)`), found.shop.slug))
    hints.set(slug, userId)
    return { seen: found.seen, shop: found.shop }
  }
}

async function findOwner(database: Database, slug: string): Promise<number | undefined> {
  if (!/^[a-z0-9-]{1,63}$/.test(slug)) return undefined
  const statement = { text: 'SELECT user_id FROM shop_slugs JOIN shops USING (user_id)', values: [] }
  const [found] = (await readAs(database, { slug }, statement, 'for its values')) as { user_id: number }[]
  return found?.user_id
}

function readShop(database: Database, userId: number): Promise<VisitedShop | undefined> {
  return withVisitor(database, { shop: userId }, async (tx) => {
    const { rows } = await sql<VisitedShop>`
      SELECT user_id AS "userId", slug, name, status, currency, country, prices_include_tax AS "pricesIncludeTax", locale,
        time_zone AS "timeZone", description, colour,
        (SELECT ${sql.raw(pictureUrlOf('media'))} FROM media
          WHERE media.user_id = shops.user_id AND media.id = logo_media_id) AS "logoUrl"
      FROM shops WHERE user_id = ${userId}`.execute(tx)
    return rows[0]
  })
}
