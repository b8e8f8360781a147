import type { components } from '@souk/client'
import type { Step } from '../design/trail.tsx'
import type { Shop, Visit } from '../visit.ts'
import { plainText } from './plain-text.ts'

type Listing = components['schemas']['WholeStoreListing']
type Product = Listing['products'][number]

const context = 'https://schema.org'
/** A listing may have 2,000 products; beyond this many the range of their prices says as much. */
const listedOffers = 50

const stock = {
  in_stock: `${context}/InStock`,
  low_stock: `${context}/LimitedAvailability`,
  sold_out: `${context}/OutOfStock`,
}

export function shopData({ shop, origin, path }: Visit): object {
  return {
    '@context': context,
    '@type': 'WebSite',
    name: shop.name,
    url: `${origin}${path()}`,
    inLanguage: shop.locale,
    potentialAction: {
      '@type': 'SearchAction',
      target: `${origin}${path('search')}?search={search}`,
      'query-input': 'required name=search',
    },
  }
}

export function trailData({ shop, origin, path }: Visit, steps: Step[]): object {
  return {
    '@context': context,
    '@type': 'BreadcrumbList',
    itemListElement: [{ name: shop.name, href: path() }, ...steps].map(({ name, href }, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name,
      item: `${origin}${href}`,
    })),
  }
}

export function productData({ shop, origin, path }: Visit, listing: Listing): object {
  const { title, slug, description_html, images, products } = listing
  const url = `${origin}${path('listings', slug)}`
  const [only] = products
  return {
    '@context': context,
    '@type': 'Product',
    name: title,
    url,
    description: plainText(description_html, 5_000) || undefined,
    image: images.length === 0 ? undefined : images.map((image) => new URL(image.url, origin).href),
    sku: products.length === 1 ? (only?.sku ?? undefined) : undefined,
    brand: { '@type': 'Brand', name: shop.name },
    offers:
      products.length > listedOffers
        ? rangeOf(shop, listing, url)
        : products.map((product) => offerOf(shop, product, url)),
  }
}

const offerOf = ({ currency }: Shop, { id, sku, price, availability, options }: Product, url: string) => ({
  '@type': 'Offer',
  '@id': `${url}#${id}`,
  url,
  name: Object.values(options).join(', ') || undefined,
  sku: sku ?? undefined,
  price,
  priceCurrency: currency,
  availability: stock[availability],
})

const rangeOf = ({ currency }: Shop, { price_from, price_to, products, availability }: Listing, url: string) => ({
  '@type': 'AggregateOffer',
  url,
  lowPrice: price_from,
  highPrice: price_to,
  offerCount: products.length,
  priceCurrency: currency,
  availability: stock[availability],
})
