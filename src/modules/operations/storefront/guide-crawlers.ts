import type { FastifyInstance } from 'fastify'
import { type Database, withPlatform } from '#platform/database/transactions.ts'
import { remembered } from './remembered.ts'

const rememberedMs = 60_000
/** As many as one file may name. */
const mostShops = 50_000

/** What shows is let in, and what is one visitor's is not. The longest rule that fits decides, so that a listing may be called `cart`. */
const rules = [
  'Allow: /shop/*/listings/',
  'Allow: /shop/*/categories/',
  'Disallow: /shop/*/cart',
  'Disallow: /shop/*/checkout',
  'Disallow: /shop/*/account',
  'Disallow: /shop/*/drafts/',
  'Disallow: /shop/*/orders/',
  'Disallow: /dashboard',
  'Disallow: /api/',
]

interface Guide {
  database: Database
  /** Where visitors reach this server. */
  appUrl: string
}

/** `GET /robots.txt`, and the sitemap that names those of all shops that are to be seen. */
export async function guideCrawlers(app: FastifyInstance, { database, appUrl }: Guide): Promise<void> {
  const config = { unrecorded: true }
  const schema = { hide: true }
  const robots = ['User-agent: *', ...rules, '', `Sitemap: ${appUrl}/sitemap.xml`, ''].join('\n')
  app.get('/robots.txt', { schema, config }, (_request, reply) =>
    reply.header('cache-control', 'public, max-age=3600').type('text/plain; charset=utf-8').send(robots),
  )
  const sitemap = remembered(rememberedMs, async () => index(appUrl, await shownShops(database)))
  app.get('/sitemap.xml', { schema, config }, async (_request, reply) =>
    reply
      .header('cache-control', 'public, max-age=60')
      .type('application/xml; charset=utf-8')
      .send(await sitemap()),
  )
}

async function shownShops(database: Database): Promise<string[]> {
  const shown = await withPlatform(database, (tx) =>
    tx
      .selectFrom('shops')
      .select('slug')
      .where('status', '<>', 'closed')
      .where('suspended', '=', false)
      .where('closed_by_operator', '=', false)
      .orderBy('slug')
      .limit(mostShops)
      .execute(),
  )
  return shown.map(({ slug }) => slug)
}

/** A shop's address is made of letters, digits and hyphens: nothing in it means something else in XML. */
function index(appUrl: string, slugs: readonly string[]): string {
  const places = slugs.map((slug) => `<sitemap><loc>${appUrl}/shop/${slug}/sitemap.xml</loc></sitemap>`)
  return `<?xml version="1.0" encoding="UTF-8"?>
<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${places.join('')}</sitemapindex>
`
}
