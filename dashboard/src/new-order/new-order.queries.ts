import type { AnswerOf } from '@souk/client'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useMe } from '../session/use-me.ts'
import { souk } from '../souk.ts'

export type Draft = AnswerOf<'drafts.open'>['data']
export type Cart = Draft['cart']

/** Products of one's shop, or of the one that is named, by name; the server searches. */
export function useProductsCalled(search: string, owner: number | undefined) {
  const { shop_id: own } = useMe()
  const user_id = owner ?? own
  return useQuery({
    queryKey: ['products', 'for an order', user_id, search],
    queryFn: async ({ signal }) => {
      const query = { user_id, per_page: 20, sort: 'name' as const, ...(search !== '' && { search }) }
      return (await souk.products.list({ query, signal })).data
    },
    placeholderData: keepPreviousData,
  })
}

/** The calls of the store about the cart that was made. */
export function callsOf({ cart: { id }, token, url }: Draft) {
  const path = { shop: new URL(url).pathname.split('/')[2] ?? '', id }
  const headers = { 'x-cart-token': token }
  return {
    rates: async (signal: AbortSignal) => (await souk.carts.listShippingRates({ path, headers, signal })).data,
    methods: async (signal: AbortSignal) => (await souk.carts.listPaymentMethods({ path, headers, signal })).data,
    send: async (shipping_rate_id: number) =>
      (await souk.carts.update({ path, headers, body: { shipping_rate_id } })).data,
    order: async (expected_total: string) =>
      (await souk.carts.order({ path, headers, body: { expected_total } })).data.order,
  }
}
export type DraftCalls = ReturnType<typeof callsOf>
