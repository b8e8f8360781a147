import type { AnswerOf, RowOf } from '@souk/client'
import { useQuery } from '@tanstack/react-query'
import { queries, souk } from '../souk.ts'

export type Buyer = RowOf<'buyers.list'>
export type BuyerStory = AnswerOf<'buyers.get'>['data']

export const useBuyer = (id: number) =>
  useQuery({
    queryKey: ['buyers', 'one', id],
    queryFn: async ({ signal }) => (await souk.buyers.get({ path: { id }, signal })).data,
  })

/** An erasure reaches the orders as well. */
export function lookAgain(): void {
  for (const key of ['buyers', 'orders']) void queries.invalidateQueries({ queryKey: [key] })
}
