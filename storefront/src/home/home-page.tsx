import { Cards } from '../design/card.tsx'
import { shopData } from '../engines/structured-data.ts'
import type { Show } from '../page.ts'
import { Categories } from './categories.tsx'
import { Hero } from './hero.tsx'

const newest = 12

export const showHome: Show = async (visit) => {
  const { shop, words, path, origin, souk } = visit
  const { data: listings } = await souk.store.listListings({ path: { shop: shop.slug }, query: { per_page: newest } })
  const [lead, ...more] = (shop.description ?? '').split(/\n\s*\n/).filter((paragraph) => paragraph.trim() !== '')
  return {
    head: {
      title: shop.name,
      description: lead,
      canonical: `${origin}${path()}`,
      image: listings.find(({ image }) => image !== null)?.image,
      data: [shopData(visit)],
    },
    body: (
      <>
        <Hero visit={visit} lead={lead} />
        <section aria-labelledby="newest">
          <div className="section-head">
            <h2 id="newest">{words.newest}</h2>
            {listings.length === newest && <a href={path('search')}>{words.browseAll}</a>}
          </div>
          {listings.length === 0 ? (
            <p className="quiet">{words.emptyShop}</p>
          ) : (
            <Cards visit={visit} listings={listings} below={2} />
          )}
        </section>
        <Categories visit={visit} />
        {more.length > 0 && (
          <section className="prose about" aria-labelledby="about">
            <h2 id="about">{words.about(shop.name)}</h2>
            {more.map((paragraph) => (
              <p key={paragraph}>{paragraph}</p>
            ))}
          </section>
        )}
      </>
    ),
  }
}
