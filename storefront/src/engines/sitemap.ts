import type { Branch } from '../browse/way-to.ts'
import { text } from '../respond.tsx'
import type { Visit } from '../visit.ts'

/** Of one file; each costs a tenth as many calls. */
const listingsPerFile = 1_000
const perCall = 100
/** How far the API counts pages. */
const reachedListings = 10_000

interface Entry {
  path: string
  changedAt?: string
}

/** What the shop shows, for search engines; where that is much, a file that names the others. */
export async function sitemap(visit: Visit): Promise<Response> {
  const { url, path, shop, souk } = visit
  const asked = url.searchParams.get('file')
  const first = await souk.store.listListings({ path: { shop: shop.slug }, query: { per_page: perCall } })
  const files = Math.ceil(Math.min(first.meta.total, reachedListings) / listingsPerFile)
  if (asked === null && files > 1) return xml(index(visit, files))
  const file = /^[1-9]\d?$/.test(asked ?? '') ? Number(asked) : 1
  const pages: Entry[] =
    file === 1 ? [{ path: path() }, ...categoryEntries(visit, visit.categories as readonly Branch[])] : []
  return xml(urlSet(visit, [...pages, ...(await listingEntries(visit, file))]))
}

async function listingEntries({ souk, shop, path }: Visit, file: number): Promise<Entry[]> {
  const entries: Entry[] = []
  const calls = listingsPerFile / perCall
  for (let call = 1; call <= calls; call += 1) {
    const page = (file - 1) * calls + call
    const { data, meta } = await souk.store.listListings({
      path: { shop: shop.slug },
      query: { per_page: perCall, page },
    })
    for (const { slug, published_at } of data) entries.push({ path: path('listings', slug), changedAt: published_at })
    if (page >= meta.last_page) break
  }
  return entries
}

const categoryEntries = (visit: Visit, categories: readonly Branch[]): Entry[] =>
  categories.flatMap(({ slug, children }) => [
    { path: visit.path('categories', slug) },
    ...categoryEntries(visit, children),
  ])

const namespace = 'http://www.sitemaps.org/schemas/sitemap/0.9'

const urlSet = ({ origin }: Visit, entries: Entry[]) =>
  `<urlset xmlns="${namespace}">${entries.map(({ path, changedAt }) => `<url><loc>${escaped(`${origin}${path}`)}</loc>${changedAt === undefined ? '' : `<lastmod>${changedAt}</lastmod>`}</url>`).join('')}</urlset>`

function index({ origin, path }: Visit, files: number): string {
  const locations = Array.from(
    { length: files },
    (_file, number) => `${origin}${path('sitemap.xml')}?file=${number + 1}`,
  )
  return `<sitemapindex xmlns="${namespace}">${locations.map((location) => `<sitemap><loc>${escaped(location)}</loc></sitemap>`).join('')}</sitemapindex>`
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const xml = (body: string) =>
  text(`<?xml version="1.0" encoding="UTF-8"?>\n${body}\n`, 'application/xml; charset=utf-8')
