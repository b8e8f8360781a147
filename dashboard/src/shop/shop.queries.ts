import type { AnswerOf } from '@souk/client'
import { useQuery } from '@tanstack/react-query'
import { queries, souk } from '../souk.ts'

export type Shop = AnswerOf<'shop.get'>['data']

const shopKey = (owner: number | undefined) => ['shop', owner ?? 'own']

/** One's own where nobody is named. */
export const whose = (owner: number | undefined) => (owner === undefined ? {} : { user_id: owner })

const shopOf = (owner: number | undefined) => ({
  queryKey: shopKey(owner),
  queryFn: async ({ signal }: { signal: AbortSignal }) => (await souk.shop.get({ query: whose(owner), signal })).data,
})

export const useShop = (owner?: number, enabled = true) => useQuery({ ...shopOf(owner), enabled })

export const readShop = (owner: number | undefined) => queries.fetchQuery(shopOf(owner))

/** After a change of the shop; what it shows of listings follows from it, and in which zone times are told. */
export function takeShop(owner: number | undefined, shop: Shop): void {
  queries.setQueryData(shopKey(owner), shop)
  for (const key of ['listings', 'me', 'stats']) void queries.invalidateQueries({ queryKey: [key] })
}

export const addressOf = (slug: string, path = '') => `${location.origin}/shop/${slug}${path}`
