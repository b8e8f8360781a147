import type { AnswerOf, RowOf } from '@souk/client'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { queries, souk } from '../souk.ts'

export type Listing = RowOf<'listings.list'>
/** With its pictures and its first products. */
export type WholeListing = AnswerOf<'listings.get'>['data']
export type ListedProduct = RowOf<'listings.listProducts'>

const listingKey = (id: number) => ['listings', 'one', id]

export const useListing = (id: number) =>
  useQuery({
    queryKey: listingKey(id),
    queryFn: async ({ signal }) => (await souk.listings.get({ path: { id }, signal })).data,
  })

export const useVisibility = (id: number) =>
  useQuery({
    queryKey: ['listings', 'visibility', id],
    queryFn: async ({ signal }) => (await souk.listings.explainVisibility({ path: { id }, signal })).data,
  })

export const rowsPerPage = 50

export const useListedProducts = (id: number, page: number) =>
  useQuery({
    queryKey: ['listings', 'products', id, page],
    queryFn: ({ signal }) =>
      souk.listings.listProducts({ path: { id }, query: { page, per_page: rowsPerPage }, signal }),
    placeholderData: keepPreviousData,
  })

/** After a change of a listing or of its products, whatever shows them looks again. */
export function lookAgain(changed?: WholeListing): void {
  if (changed !== undefined) queries.setQueryData(listingKey(changed.id), changed)
  for (const queryKey of [['listings'], ['products'], ['shop']]) void queries.invalidateQueries({ queryKey })
}

/** Once it is gone: what shows the listing itself asks for it no more. */
export function forgetListing(id: number): void {
  queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] === 'listings' && queryKey[2] === id })
  for (const queryKey of [['listings', 'list'], ['products'], ['shop']]) void queries.invalidateQueries({ queryKey })
}
