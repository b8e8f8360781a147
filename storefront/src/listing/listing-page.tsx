import { wayTo } from '../browse/way-to.ts'
import { AddForm } from '../buying/add-form.tsx'
import { Price } from '../design/price.tsx'
import { type Step, Trail } from '../design/trail.tsx'
import { plainText } from '../engines/plain-text.ts'
import { productData, trailData } from '../engines/structured-data.ts'
import type { Show } from '../page.ts'
import type { Visit } from '../visit.ts'
import { chosenProduct, type Listing, optionsOf, type Product } from './choice.ts'
import { Gallery, picturesFor } from './gallery.tsx'
import { OptionChoice } from './option-choice.tsx'

export const showListing: Show = async (visit, { listing: slug = '' }) => {
  const { souk, shop, origin, path, url } = visit
  const { data: listing } = await souk.store.getListing({ path: { shop: shop.slug, listing: slug } })
  const product = chosenProduct(listing, url)
  const steps = [...stepsTo(visit, listing), { name: listing.title, href: path('listings', listing.slug) }]
  return {
    head: {
      title: `${listing.seo.title} – ${shop.name}`,
      description: listing.seo.description ?? plainText(listing.description_html, 160),
      canonical: `${origin}${path('listings', listing.slug)}`,
      type: 'product',
      image: listing.images[0],
      data: [productData(visit, listing), trailData(visit, steps)],
    },
    body: (
      <>
        <Trail visit={visit} steps={steps} />
        <article className="listing" id="product">
          <Gallery
            images={picturesFor(listing.images, product?.image ?? null)}
            seed={listing.slug}
            words={visit.words}
          />
          <div className="listing-words">
            <h1>{listing.title}</h1>
            {product !== undefined && <Offer visit={visit} listing={listing} product={product} />}
            {listing.description_html !== '' && (
              // biome-ignore lint/security/noDangerouslySetInnerHtml: the API makes it of Markdown, and lets no script through.
              <div className="prose" dangerouslySetInnerHTML={{ __html: listing.description_html }} />
            )}
          </div>
        </article>
      </>
    ),
  }
}

function stepsTo(visit: Visit, { categories }: Listing): Step[] {
  const [first] = categories
  const way = first === undefined ? [] : (wayTo(visit.categories, first.slug) ?? [])
  return way.map(({ name, slug }) => ({ name, href: visit.path('categories', slug) }))
}

function Offer({ visit, listing, product }: { visit: Visit; listing: Listing; product: Product }) {
  const { words, shop, money } = visit
  const { price, compare_at_price, lowest_price_30_days, availability, sku } = product
  return (
    <div className="offer">
      <Price visit={visit} price={price} before={compare_at_price} />
      {compare_at_price !== null && lowest_price_30_days !== null && (
        <p className="quiet small">{words.lowestPrice(money(lowest_price_30_days))}</p>
      )}
      <p className="quiet small">{shop.prices_include_tax ? words.withTax : words.withoutTax}</p>
      <OptionChoice options={optionsOf(visit, listing, product)} words={words} />
      <p className={`availability ${availability}`} role="status">
        {words.availability[availability]}
      </p>
      {availability !== 'sold_out' && <AddForm visit={visit} product={product} />}
      {sku !== null && (
        <p className="quiet small">
          {words.code} {sku}
        </p>
      )}
    </div>
  )
}
