import type { AnswerOf } from '@souk/client'
import { isFailure, type Visit } from '../visit.ts'

/** What a visitor asks of a list, as it stands in the address. */
export interface Wishes {
  search: string
  min_price: string
  max_price: string
  in_stock: boolean
  sort: string
  page: number
}

export type Found = Pick<AnswerOf<'store.listListings'>, 'data' | 'meta'> & {
  /** Sentences beside the fields that the API did not take. */
  errors: Partial<Record<string, string>>
}

const perPage = 24
export const firstSort = '-published_at'

export function wishesOf(url: URL, sorts: Record<string, string>): Wishes {
  const given = (name: string) => (url.searchParams.get(name) ?? '').replace(/\p{Cc}+/gu, ' ').trim()
  const sort = given('sort')
  return {
    search: given('search').slice(0, 255),
    // A price may be written as the visitor's language writes it.
    min_price: given('min_price').replace(',', '.'),
    max_price: given('max_price').replace(',', '.'),
    in_stock: given('in_stock') === 'true',
    sort: Object.hasOwn(sorts, sort) ? sort : firstSort,
    page: /^[1-9]\d{0,5}$/.test(given('page')) ? Number(given('page')) : 1,
  }
}

/** The parameters of an address that leads to these wishes. */
export const queryOf = ({ search, min_price, max_price, in_stock, sort, page }: Wishes) => ({
  search,
  min_price,
  max_price,
  in_stock: in_stock ? 'true' : undefined,
  sort: sort === firstSort ? undefined : sort,
  page: page === 1 ? undefined : String(page),
})

/** What the API does not take is told beside its field, and the rest is asked for without it. */
export async function find(visit: Visit, wishes: Wishes, category: string | undefined): Promise<Found> {
  try {
    return { ...(await list(visit, wishes, category)), errors: {} }
  } catch (error) {
    if (!isFailure(error, 422)) throw error
    const errors = Object.fromEntries(Object.entries(error.errors).map(([field, [sentence]]) => [field, sentence]))
    const wished = Object.keys(errors).filter((field) => field in wishes)
    if (wished.length === 0) throw error
    const rest = { ...wishes, ...Object.fromEntries(wished.map((field) => [field, field === 'page' ? 1 : ''])) }
    return { ...(await list(visit, rest, category)), errors }
  }
}

function list({ souk, shop }: Visit, wishes: Wishes, category: string | undefined) {
  const { search, min_price, max_price, in_stock, sort, page } = wishes
  return souk.store.listListings({
    path: { shop: shop.slug },
    query: {
      per_page: perPage,
      page,
      sort,
      ...(category !== undefined && { category }),
      ...(search !== '' && { search }),
      ...(min_price !== '' && { min_price }),
      ...(max_price !== '' && { max_price }),
      ...(in_stock && { in_stock }),
    },
  })
}
