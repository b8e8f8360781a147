import { oneOf, pageOf, wordOf } from '../use-filters.ts'

export interface ProductFilters {
  search?: string | undefined
  stock?: 'in' | 'out' | undefined
  min?: string | undefined
  max?: string | undefined
  sort: string
  page: number
  /** The product that stands open beside the table. */
  product?: number | undefined
}

export function readProductFilters(raw: Record<string, unknown>): ProductFilters {
  return {
    search: wordOf(raw.search),
    stock: oneOf(['in', 'out'] as const, raw.stock),
    min: wordOf(raw.min),
    max: wordOf(raw.max),
    sort: wordOf(raw.sort) ?? '-created_at',
    page: pageOf(raw.page),
    product: Number(raw.product) > 0 ? Number(raw.product) : undefined,
  }
}

/** As the API asks for them. */
export function productQuery({ search, stock, min, max, sort, page }: ProductFilters) {
  return {
    page,
    per_page: 20,
    sort,
    ...(search && { search }),
    ...(stock && { in_stock: stock === 'in' }),
    ...(min && { min_price: min }),
    ...(max && { max_price: max }),
  }
}
