import type { RowOf } from '@souk/client'
import { useQuery } from '@tanstack/react-query'
import { queries, souk } from '../souk.ts'

export type Product = RowOf<'products.list'>

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
