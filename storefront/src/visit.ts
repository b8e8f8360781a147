import { type components, createSouk, type Souk, SoukError } from '@souk/client'
import type { CallApi } from './storefront.ts'
import { type Words, wordsFor } from './words/words.ts'

type Schemas = components['schemas']
export type Shop = Schemas['StoreShop']
export type Category = Schemas['StoreCategory']

/** What every page knows: the shop, how it speaks and counts, and how to ask for more. */
export interface Visit {
  souk: Souk
  shop: Shop
  categories: Category[]
  words: Words
  /** Writes a decimal string as the shop's language and currency do; never a float in between. */
  money: (amount: string) => string
  /** The page that was asked for. */
  url: URL
  /** Where canonical addresses begin. */
  origin: string
  /** What the visitor's form holds; empty where they only look. */
  form: URLSearchParams
  cookies: ReadonlyMap<string, string>
  /** The path of a page of this shop, each part encoded. */
  path: (...parts: string[]) => string
}

export type Call = Pick<Visit, 'url' | 'origin' | 'souk' | 'form' | 'cookies'>

/** The client of one visitor, and where the API said that something has moved to. */
export function callerFor(origin: string, api: CallApi): { souk: Souk; movedTo: () => string | undefined } {
  let location: string | undefined
  const send: CallApi = async (request) => {
    const response = await api(request)
    if (response.status === 301 || response.status === 308) location = response.headers.get('location') ?? undefined
    return response
  }
  // A visitor waits: who is told to slow down, or that nobody is there, hears so at once.
  return { souk: createSouk({ origin, fetch: send, retries: 0 }), movedTo: () => location }
}

export async function openVisit(call: Call, slug: string): Promise<Visit> {
  const { souk } = call
  const path = { shop: slug }
  const [shop, categories] = await Promise.all([souk.store.getShop({ path }), souk.store.listCategories({ path })])
  return visitOf(call, shop.data, categories.data)
}

function visitOf(call: Call, shop: Shop, categories: Category[]): Visit {
  const currency = new Intl.NumberFormat(shop.locale, { style: 'currency', currency: shop.currency })
  return {
    ...call,
    shop,
    categories,
    words: wordsFor(shop.locale),
    money: (amount) => currency.format(amount as Intl.StringNumericLiteral),
    path: (...parts) => ['/shop', ...[shop.slug, ...parts].map(encodeURIComponent)].join('/'),
  }
}

export const isFailure = (error: unknown, status: number): error is SoukError =>
  error instanceof SoukError && error.status === status

/** An address with these parameters, without those that say nothing. */
export function withQuery(path: string, query: Record<string, string | undefined>): string {
  const given = Object.entries(query).filter((entry): entry is [string, string] => !!entry[1])
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given)}`
}
