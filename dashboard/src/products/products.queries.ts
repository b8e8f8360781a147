import type { RowOf } from '@souk/client'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { queries, souk } from '../souk.ts'
import { type ProductFilters, productQuery } from './product-filters.ts'

export type Product = RowOf<'products.list'>

export const useProducts = (filters: ProductFilters) => {
  const query = productQuery(filters)
  return useQuery({
    queryKey: ['products', 'list', query],
    queryFn: ({ signal }) => souk.products.list({ query, signal }),
    placeholderData: keepPreviousData,
  })
}

export const productKey = (id: number) => ['products', 'one', id]

export const useProduct = (id: number) =>
  useQuery({
    queryKey: productKey(id),
    queryFn: async ({ signal }) => (await souk.products.get({ path: { id }, signal })).data,
  })

export const useMovements = (id: number) =>
  useQuery({
    queryKey: ['products', 'movements', id],
    queryFn: async ({ signal }) =>
      (await souk.products.listMovements({ path: { id }, query: { per_page: 25 }, signal })).data,
  })

/** After a change of products, whatever shows them looks again; lists alone when one of them is gone. */
export function lookAgain({ gone = false } = {}): void {
  void queries.invalidateQueries({ queryKey: gone ? ['products', 'list'] : ['products'] })
  void queries.invalidateQueries({ queryKey: ['stats'] })
}
