import type { CallOf, RowOf } from '@souk/client'
import { useQueries, useQuery } from '@tanstack/react-query'
import { useIsThere } from '../deletion.ts'
import { say } from '../language/say.ts'
import { queries, souk } from '../souk.ts'

export type Promotion = RowOf<'promotions.list'>
export type PromotionBody = CallOf<'promotions.create'>['body']

export const promotionKey = (id: number) => ['promotions', 'one', id]

export const usePromotion = (id: number) =>
  useQuery({
    queryKey: promotionKey(id),
    queryFn: async ({ signal }) => (await souk.promotions.get({ path: { id }, signal })).data,
    enabled: useIsThere(promotionKey(id)),
  })

export function lookAgain(changed?: Promotion): void {
  if (changed !== undefined) queries.setQueryData(promotionKey(changed.id), changed)
  void queries.invalidateQueries({ queryKey: ['promotions', 'list'] })
}

interface Option {
  value: string
  label: string
}

const mostNamed = 20

/** Listings that a search finds, and before them those that are chosen: by their titles, as far as it is worth asking. */
export function useListingOptions(owner: number, search: string, chosen: readonly string[]): Option[] {
  const found = useQuery({
    queryKey: ['listings', 'options', owner, search],
    queryFn: async ({ signal }) =>
      (await souk.listings.list({ query: { user_id: owner, search, per_page: mostNamed }, signal })).data,
  })
  const named = useQueries({
    queries: chosen.slice(0, mostNamed).map((id) => ({
      queryKey: ['listings', 'title', id],
      queryFn: async () => (await souk.listings.get({ path: { id: Number(id) } })).data.title,
      // A listing that is gone has no title any more.
      retry: false,
    })),
  })
  const ofChosen = chosen.map((id, at) => ({ value: id, label: named[at]?.data ?? say('Listing {id}', { id }) }))
  const ofFound = (found.data ?? []).map(({ id, title }) => ({ value: String(id), label: title }))
  return [...ofChosen, ...ofFound.filter(({ value }) => !chosen.includes(value))]
}
