import type { AnswerOf, RowOf } from '@souk/client'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useIsThere } from '../deletion.ts'
import { queries, souk } from '../souk.ts'

export type Listing = RowOf<'listings.list'>
/** With its pictures and its first products. */
export type WholeListing = AnswerOf<'listings.get'>['data']
export type ListedProduct = RowOf<'listings.listProducts'>

export const listingKey = (id: number) => ['listings', 'one', id]

export const useListing = (id: number) =>
  useQuery({
    queryKey: listingKey(id),
    queryFn: async ({ signal }) => (await souk.listings.get({ path: { id }, signal })).data,
    enabled: useIsThere(listingKey(id)),
  })

export const useVisibility = (id: number) =>
  useQuery({
    queryKey: [...listingKey(id), 'visibility'],
    queryFn: async ({ signal }) => (await souk.listings.explainVisibility({ path: { id }, signal })).data,
    enabled: useIsThere(listingKey(id)),
  })

export const rowsPerPage = 50

export const useListedProducts = (id: number, page: number) =>
  useQuery({
    queryKey: [...listingKey(id), 'products', page],
    enabled: useIsThere(listingKey(id)),
    queryFn: ({ signal }) =>
      souk.listings.listProducts({ path: { id }, query: { page, per_page: rowsPerPage }, signal }),
    placeholderData: keepPreviousData,
  })

/** After a change of a listing or of its products, whatever shows them looks again. */
export function lookAgain(changed?: WholeListing): void {
  if (changed !== undefined) queries.setQueryData(listingKey(changed.id), changed)
  for (const queryKey of [['listings'], ['products'], ['shop']]) void queries.invalidateQueries({ queryKey })
}
